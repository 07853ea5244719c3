import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distribution, labelledDistributions } from '../../test-support/distribution.js';
import { ShapeMismatchError } from '../mlp-error.js';
import { brierScore } from './brier-score.js';

const classes = ['a', 'b', 'c'];

describe('brierScore', () => {
  it('averages the squared distances to the truth', () => {
    const probabilities = [
      [0.5, 0.5, 0],
      [0, 0.25, 0.75],
    ];
    // (-1/2)^2 + (1/2)^2 + 0 = 1/2;  0 + (1/4)^2 + (-1/4)^2 = 1/8
    expect(brierScore(['a', 'c'], probabilities, classes)).toBe((1 / 2 + 1 / 8) / 2);
  });

  it('is 0 for certainty that is right, 2 for certainty that is wrong, and 0 for no rows', () => {
    expect(brierScore(['b'], [[0, 1, 0]], classes)).toBe(0);
    expect(brierScore(['a'], [[0, 1, 0]], classes)).toBe(2);
    expect(brierScore([], [], classes)).toBe(0);
  });

  it('refuses labels of different number', () => {
    expect(() => brierScore(['a'], [], classes)).toThrow(ShapeMismatchError);
  });

  it('lies in [0, 2] and does not depend on the order of the columns', () => {
    fc.assert(
      fc.property(labelledDistributions, ({ yTrue, probabilities }) => {
        const score = brierScore(yTrue, probabilities, classes);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(2);
        const reversed = probabilities.map((row) => row.toReversed());
        expect(brierScore(yTrue, reversed, classes.toReversed())).toBeCloseTo(score, 12);
      }),
    );
  });

  it('is least, on average, for the probabilities by which the labels are drawn', () => {
    fc.assert(
      fc.property(distribution(3), distribution(3), (truth, other) => {
        const expected = (told: number[]) =>
          classes.reduce((sum, label, i) => sum + truth[i] * brierScore([label], [told], classes), 0);
        expect(expected(other)).toBeGreaterThanOrEqual(expected(truth) - 1e-12);
      }),
    );
  });
});
