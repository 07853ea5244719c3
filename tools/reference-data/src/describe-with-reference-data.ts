import { describe, test } from 'vitest';
import { hasReferenceData } from './location.js';
import { whenMissing } from './when-missing.js';

/**
 * vitest's `describe` for tests that read the reference data. On a machine without it they are skipped, and the
 * title says so; in continuous integration they fail, since a check that never runs proves nothing.
 */
export function describeWithReferenceData(title: string, tests: () => void): void {
  if (hasReferenceData) describe(title, tests);
  else if (whenMissing(process.env.CI) === 'fail') describe(title, failing);
  else describe.skip(`${title} (skipped: no reference data; set NETWORKML_SHARED)`, placeholder);
}

function failing(): void {
  test('has the reference data', () => {
    throw new Error('no reference data: set NETWORKML_SHARED to its folder, or put it at ../shared');
  });
}

/** Stands for the tests, which may not even be listed without the data; vitest refuses an empty describe. */
function placeholder(): void {
  test.skip('reads the reference data', () => undefined);
}
