import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ShapeMismatchError } from '../mlp-error.js';
import { accuracy } from './accuracy.js';
import { balancedAccuracy } from './balanced-accuracy.js';

describe('balancedAccuracy', () => {
  it('is the mean recall of the true classes', () => {
    // hub: 1 of 4 found; tv: 1 of 1; printer was predicted, but never true
    const yTrue = ['hub', 'hub', 'hub', 'hub', 'tv'];
    const yPred = ['hub', 'tv', 'tv', 'printer', 'tv'];
    expect(balancedAccuracy(yTrue, yPred)).toBe((1 / 4 + 1) / 2);
  });

  it('is 0 for no rows and refuses labels of different number', () => {
    expect(balancedAccuracy([], [])).toBe(0);
    expect(() => balancedAccuracy(['hub'], [])).toThrow(ShapeMismatchError);
  });

  it('is the accuracy where every class has the same number of rows', () => {
    const predicted = fc.constantFrom('a', 'b', 'c', 'd');
    const balanced = fc.array(fc.tuple(predicted, predicted, predicted), { minLength: 1 });
    fc.assert(
      fc.property(balanced, (rows) => {
        const yTrue = rows.flatMap(() => ['a', 'b', 'c']);
        const yPred = rows.flat();
        expect(balancedAccuracy(yTrue, yPred)).toBeCloseTo(accuracy(yTrue, yPred), 12);
      }),
    );
  });

  it('does not change when the rows of one class are repeated', () => {
    const row = fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('a', 'b', 'c'));
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const repeated = rows.flatMap((pair) => (pair[0] === 'a' ? [pair, pair, pair] : [pair]));
        const score = (pairs: [string, string][]) =>
          balancedAccuracy(
            pairs.map(([truth]) => truth),
            pairs.map(([, answer]) => answer),
          );
        expect(score(repeated)).toBeCloseTo(score(rows), 12);
      }),
    );
  });
});
