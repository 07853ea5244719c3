import { expect, test } from 'vitest';
import { Distribution, MOST_EXACT_SAMPLES } from './distribution.js';
import { summarize } from './summary.js';

/** Lengths as packets have them, in no order. */
function lengths(count: number): number[] {
  return Array.from({ length: count }, (_, i) => (i * 7919) % 1501);
}

function distributionOf(values: readonly number[]): Distribution {
  const distribution = new Distribution();
  for (const value of values) distribution.push(value);
  return distribution;
}

const HALF = MOST_EXACT_SAMPLES / 2;

test('no samples give zeros', () => {
  expect(new Set(Object.values(new Distribution().summary()))).toEqual(new Set([0]));
});

test('as many samples as are kept give exact statistics, and say so', () => {
  const values = lengths(MOST_EXACT_SAMPLES);
  const distribution = distributionOf(values);
  expect(distribution.isApproximate).toBe(false);
  expect(distribution.summary()).toEqual(summarize(Float64Array.from(values).sort()));
});

test('one more gives approximate ones, and says so', () => {
  const values = lengths(MOST_EXACT_SAMPLES + 1);
  const distribution = distributionOf(values);
  expect(distribution.isApproximate).toBe(true);
  const { q25, median, q75, count } = summarize(Float64Array.from(values).sort());
  expect(distribution.summary()).toMatchObject({ q25, median, q75, count });
});

test.each([
  ['both few', HALF, HALF],
  ['together too many', HALF, HALF + 1],
  ['the first too many', MOST_EXACT_SAMPLES + 1, 3],
  ['the second too many', 3, MOST_EXACT_SAMPLES + 1],
])('two parts merge to what the whole gives: %s', (_, first, second) => {
  const values = lengths(first + second);
  const whole = distributionOf(values);
  const merged = distributionOf(values.slice(0, first));
  merged.append(distributionOf(values.slice(first)));
  expect(merged.isApproximate).toBe(whole.isApproximate);
  const { average, total, variance, ...ranks } = whole.summary();
  expect(merged.summary()).toMatchObject(ranks);
  expect(merged.summary().average).toBeCloseTo(average, 9);
  expect(merged.summary().variance / variance).toBeCloseTo(1, 9);
  expect(merged.summary().total / total).toBeCloseTo(1, 12);
});
