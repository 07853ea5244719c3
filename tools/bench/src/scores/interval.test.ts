import { describe, expect, test } from 'vitest';
import { accuracyScore, differenceOf, intervalOf, macroF1 } from './interval.js';

const expected = Array.from({ length: 100 }, (_, i) => (i % 2 === 0 ? 'a' : 'b'));
/** Wrong in every so manieth row. */
const wrongEvery = (period: number) => ({
  expected,
  predicted: expected.map((label, i) => (i % period === 0 ? 'c' : label)),
});

describe('an interval', () => {
  test('holds the score, within about two standard errors', () => {
    const { score, low, high } = intervalOf(accuracyScore, wrongEvery(5));
    expect(score).toBe(0.8);
    // The standard error of 0.8 of 100 rows is 0.04.
    expect(low).toBeGreaterThan(0.68);
    expect(low).toBeLessThan(0.75);
    expect(high).toBeGreaterThan(0.85);
    expect(high).toBeLessThan(0.92);
  });

  test('of a difference draws the same rows of both: of equal answers it is nothing', () => {
    expect(differenceOf(macroF1, wrongEvery(5), wrongEvery(5))).toEqual({ score: 0, low: 0, high: 0 });
  });

  test('of a difference is narrower than one of unpaired rows, and on its side', () => {
    // Right where the other one is wrong too in half of the cases: 10 rows of 100 make the difference.
    const { score, low, high } = differenceOf(accuracyScore, wrongEvery(10), wrongEvery(5));
    expect(score).toBeCloseTo(0.1, 12);
    expect(low).toBeGreaterThan(0.03);
    expect(high).toBeLessThan(0.17);
  });
});
