import { type GoldenCapture, goldenCaptures, hasGoldenFile } from '@networkml/reference-data';
import { expect, test } from 'vitest';
import type { FeaturizeOptions } from '../src/index.js';
import { rowsOf } from './golden-rows.js';

/**
 * A test for each golden capture: ours must equal what the original computed, and where it fails we give a result.
 *
 * @param failures the captures where it fails, and why
 * @param differencesOf what differs from its file, as text
 */
export function testGoldenCaptures(
  file: string,
  options: FeaturizeOptions,
  failures: ReadonlyMap<string, string>,
  differencesOf: (golden: GoldenCapture, file: string, options: FeaturizeOptions) => Promise<string[]>,
): void {
  for (const golden of goldenCaptures()) {
    const name = `${golden.kind} ${golden.name}`;
    if (hasGoldenFile(golden, file)) {
      test(name, async () => expect(await differencesOf(golden, file, options)).toEqual([]));
    } else {
      test(`${name}, where the original fails: ${failures.get(name)}`, async () => {
        expect(failures.has(name)).toBe(true);
        await expect(rowsOf(golden, options)).resolves.toBeInstanceOf(Array);
      });
    }
  }
}
