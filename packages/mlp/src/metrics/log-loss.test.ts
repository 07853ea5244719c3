import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distribution } from '../../test-support/distribution.js';
import { ShapeMismatchError } from '../mlp-error.js';
import { logLoss } from './log-loss.js';

describe('logLoss', () => {
  it('averages minus the logarithm of the true class probability', () => {
    const probabilities = [
      [0.5, 0.25, 0.25],
      [0.1, 0.1, 0.8],
    ];
    const expected = -(Math.log(0.5) + Math.log(0.8)) / 2;
    expect(logLoss(['camera', 'tv'], probabilities, ['camera', 'hub', 'tv'])).toBeCloseTo(expected, 14);
  });

  it('charges 52 ln 2 for a probability of 0, not infinity, and next to nothing for a 1', () => {
    expect(logLoss(['tv'], [[1, 0]], ['hub', 'tv'])).toBeCloseTo(52 * Math.LN2, 12);
    expect(logLoss(['hub'], [[1, 0]], ['hub', 'tv'])).toBeCloseTo(0, 15);
  });

  it('is 0 for no rows and refuses labels of different number', () => {
    expect(logLoss([], [], ['hub', 'tv'])).toBe(0);
    expect(() => logLoss(['hub'], [], ['hub', 'tv'])).toThrow(ShapeMismatchError);
  });

  it('is ln k where all k classes are held equally probable', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 9 }), fc.nat(8), (k, truth) => {
        const classes = Array.from({ length: k }, (_, i) => `class ${i}`);
        expect(logLoss([classes[truth % k]], [classes.map(() => 1 / k)], classes)).toBeCloseTo(
          Math.log(k),
          12,
        );
      }),
    );
  });

  it('is least, on average, for the probabilities by which the labels are drawn', () => {
    fc.assert(
      fc.property(distribution(3), distribution(3), (truth, other) => {
        const classes = ['a', 'b', 'c'];
        const expected = (told: number[]) =>
          classes.reduce((sum, label, i) => sum + truth[i] * logLoss([label], [told], classes), 0);
        expect(expected(other)).toBeGreaterThanOrEqual(expected(truth) - 1e-12);
      }),
    );
  });
});
