/** How features do not fit. */
export type SchemaMismatchCode =
  /** Some are missing, or not expected. */
  | 'other-features'
  /** They are the same in another order. */
  | 'other-order';

/** Features that do not fit what takes them, a model for example. */
export class SchemaMismatchError extends Error {
  override readonly name = 'SchemaMismatchError';
  readonly code: SchemaMismatchCode;

  /**
   * @param subject what the features do not fit, as the message begins with it
   * @param missing names that are expected and not there
   * @param added names that are there and not expected
   */
  constructor(
    subject: string,
    readonly missing: readonly string[],
    readonly added: readonly string[],
  ) {
    const parts = [list('missing', missing), list('not expected', added)].filter((part) => part !== '');
    super(`${subject}: the features do not fit: ${parts.join('; ') || 'they are in another order'}`);
    this.code = parts.length > 0 ? 'other-features' : 'other-order';
  }
}

const MOST_NAMES = 5;

function list(what: string, names: readonly string[]): string {
  if (names.length === 0) return '';
  const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : '';
  return `${what}: ${names.slice(0, MOST_NAMES).join(', ')}${more}`;
}

/** @throws {@link SchemaMismatchError} unless both lists hold the same names in the same order */
export function requireSameFeatures(
  subject: string,
  expected: readonly string[],
  actual: readonly string[],
): void {
  if (expected.length === actual.length && expected.every((name, i) => name === actual[i])) return;
  const missing = expected.filter((name) => !actual.includes(name));
  const added = actual.filter((name) => !expected.includes(name));
  throw new SchemaMismatchError(subject, missing, added);
}
