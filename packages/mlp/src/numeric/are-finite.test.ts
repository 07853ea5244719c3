import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areFinite } from './are-finite.js';

describe('areFinite', () => {
  it('is what Number.isFinite says of every number', () => {
    fc.assert(
      fc.property(fc.float64Array({ maxLength: 11 }), (numbers) => {
        expect(areFinite(numbers)).toBe(numbers.every(Number.isFinite));
      }),
    );
  });

  it.each([NaN, Infinity, -Infinity])('notices %s in any place', (odd) => {
    for (let place = 0; place < 11; place++) {
      const numbers = new Float64Array(11).fill(-1e308);
      expect(areFinite(numbers)).toBe(true);
      numbers[place] = odd;
      expect(areFinite(numbers)).toBe(false);
    }
  });
});
