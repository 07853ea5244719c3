import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidInputError, InvalidParameterError } from '../mlp-error.js';
import { noveltyThreshold } from './novelty-threshold.js';

describe('noveltyThreshold', () => {
  it('is the quantile of the scores, between two of them in proportion', () => {
    expect(noveltyThreshold([4, 1, 3, 2, 5], 0.5)).toBe(3);
    // Place 0.9 * 4 = 3.6, between 4 and 5.
    expect(noveltyThreshold([4, 1, 3, 2, 5], 0.9)).toBeCloseTo(4.6, 12);
    expect(noveltyThreshold([4, 1, 3, 2, 5], 1)).toBe(5);
  });

  it('leaves at most the other share of the scores above it', () => {
    const scores = fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(scores, fc.double({ min: 0, max: 1, noNaN: true }), (known, share) => {
        const threshold = noveltyThreshold(known, share);
        const slack = 1e-9 * Math.max(1, threshold);
        const above = known.filter((score) => score > threshold + slack).length;
        expect(above).toBeLessThanOrEqual((1 - share) * (known.length - 1) + 1e-9);
      }),
    );
  });

  it('refuses shares and scores that are none', () => {
    expect(() => noveltyThreshold([1], 1.1)).toThrow(InvalidParameterError);
    expect(() => noveltyThreshold([], 0.5)).toThrow(InvalidInputError);
    expect(() => noveltyThreshold([1, Number.NaN], 0.5)).toThrow(InvalidInputError);
    expect(() => noveltyThreshold([1, Infinity], 0.5)).toThrow(InvalidInputError);
  });
});
