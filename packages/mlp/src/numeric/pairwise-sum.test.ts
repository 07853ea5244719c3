import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairwiseSum } from './pairwise-sum.js';

describe('pairwiseSum', () => {
  it('adds less than eight terms one after the other', () => {
    expect(pairwiseSum([])).toBe(0);
    expect(pairwiseSum([1, 2 ** -53, 2 ** -53])).toBe(1);
  });

  it('adds every eighth term of a longer array before it joins the eight sums, as numpy does', () => {
    // One after the other each 2^-53 would be lost beside the 1; in turns two of them meet first: 2^-52.
    const values = [1, 0, 2 ** -53, 0, 0, 0, 0, 0, 0, 0, 2 ** -53];
    expect(values.reduce((sum, value) => sum + value, 0)).toBe(1);
    expect(pairwiseSum([...values, 0, 0, 0, 0, 0])).toBe(1 + 2 ** -52);
  });

  it('is the sum', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1000, max: 1000 }), { maxLength: 600 }), (values) => {
        expect(pairwiseSum(values)).toBe(values.reduce((sum, value) => sum + value, 0));
      }),
      { examples: [[Array.from({ length: 601 }, (_, i) => i)]] },
    );
  });
});
