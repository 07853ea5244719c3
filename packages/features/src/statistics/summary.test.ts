import fc from 'fast-check';
import { expect, test } from 'vitest';
import { summarize } from './summary.js';

test('a worked example: 2, 4, 4, 10', () => {
  expect(summarize(Float64Array.of(2, 4, 4, 10))).toEqual({
    max: 10,
    min: 2,
    count: 4,
    total: 20,
    average: 5,
    median: 4,
    // Squared deviations 9, 1, 1, 25; divided by n - 1.
    variance: 12,
    // Position 0.75: a quarter of the way back from the second sample to the first.
    q25: 3.5,
    // Position 2.25.
    q75: 5.5,
  });
});

test('no samples give zeros', () => {
  expect(new Set(Object.values(summarize(new Float64Array(0))))).toEqual(new Set([0]));
});

test('a single sample has no variance', () => {
  expect(summarize(Float64Array.of(7))).toMatchObject({
    min: 7,
    max: 7,
    average: 7,
    median: 7,
    variance: 0,
    q25: 7,
  });
});

test('every statistic of finite samples is finite and in order', () => {
  const samples = fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1 });
  fc.assert(
    fc.property(samples, (values) => {
      const summary = summarize(Float64Array.from(values).sort());
      expect(Object.values(summary).every(Number.isFinite)).toBe(true);
      const { min, q25, median, q75, max, variance } = summary;
      expect([min, q25, median, q75, max]).toEqual([min, q25, median, q75, max].sort((a, b) => a - b));
      expect(variance).toBeGreaterThanOrEqual(0);
    }),
  );
});
