import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ShapeMismatchError } from '../mlp-error.js';
import { matthewsCorrelation } from './matthews-correlation.js';

describe('matthewsCorrelation', () => {
  it('of three classes follows from hits and counts, worked by hand', () => {
    const yTrue = ['a', 'a', 'b', 'b', 'c', 'c'];
    const yPred = ['a', 'b', 'b', 'b', 'c', 'a'];
    // 4 hits of 6; counts true (2, 2, 2), predicted (2, 3, 1)
    // covariance 4 * 6 - (4 + 6 + 2) = 12; variances 36 - 12 = 24 and 36 - 14 = 22
    expect(matthewsCorrelation(yTrue, yPred)).toBeCloseTo(12 / Math.sqrt(24 * 22), 15);
  });

  it('of two classes is (TP TN - FP FN) / sqrt((TP + FP)(TP + FN)(TN + FP)(TN + FN))', () => {
    const count = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(count, count, count, count, (tp, tn, fp, fn) => {
        const repeat = (label: string, times: number) => new Array<string>(times).fill(label);
        const yTrue = [...repeat('yes', tp + fn), ...repeat('no', tn + fp)];
        const yPred = [
          ...[...repeat('yes', tp), ...repeat('no', fn)],
          ...[...repeat('no', tn), ...repeat('yes', fp)],
        ];
        const expected = (tp * tn - fp * fn) / Math.sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn));
        expect(matthewsCorrelation(yTrue, yPred)).toBeCloseTo(expected, 12);
      }),
    );
  });

  it('is 1 if every row is right, -1 if two classes are swapped, 0 for a constant answer or no rows', () => {
    expect(matthewsCorrelation(['a', 'b', 'c'], ['a', 'b', 'c'])).toBe(1);
    expect(matthewsCorrelation(['a', 'b'], ['b', 'a'])).toBe(-1);
    expect(matthewsCorrelation(['a', 'b'], ['a', 'a'])).toBe(0);
    expect(matthewsCorrelation([], [])).toBe(0);
  });

  it('refuses labels of different number', () => {
    expect(() => matthewsCorrelation(['hub'], [])).toThrow(ShapeMismatchError);
  });
});
