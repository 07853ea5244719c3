/** What is wrong with an argument. */
export type InvalidArgumentCode =
  /** An option is out of its range. */
  | 'bad-option'
  /** A packet that is to be written cannot be. */
  | 'bad-packet'
  /** An index that no address of the table has: the packet has no such address, or the index is of another table. */
  | 'no-such-address'
  /** A name that no engine has. */
  | 'unknown-engine';

/** An argument that a function does not take: a mistake of the program that calls it, not of a capture. */
export class InvalidArgumentError extends RangeError {
  override readonly name = 'InvalidArgumentError';

  /**
   * @param argument which one, as in `packets[3].seconds`
   * @param value what was given
   * @param expected what it must be, as text that follows the words "must be"
   */
  constructor(
    readonly code: InvalidArgumentCode,
    readonly argument: string,
    readonly value: unknown,
    readonly expected: string,
  ) {
    super(`${argument} must be ${expected}, got ${String(value)}`);
  }
}
