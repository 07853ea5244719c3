import { expect } from 'vitest';
import type { Fold } from '../src/model-selection/splitter.js';

/** Each row is tested once, trained on in all other folds, and no group is on both sides of a fold. */
export function expectWholeGroups(folds: readonly Fold[], groups: readonly string[]): void {
  const rows = groups.map((_, row) => row);
  for (const { train, test } of folds) {
    expect([...train, ...test].sort((a, b) => a - b)).toEqual(rows);
    const trained = new Set(Array.from(train, (row) => groups[row]));
    for (const row of test) expect(trained.has(groups[row])).toBe(false);
  }
  expect(folds.flatMap(({ test }) => [...test]).sort((a, b) => a - b)).toEqual(rows);
}
