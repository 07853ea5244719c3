import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ShapeMismatchError } from '../mlp-error.js';
import { cohenKappa } from './cohen-kappa.js';

describe('cohenKappa', () => {
  it('is the agreement beyond chance, as a share of what is possible beyond it', () => {
    const yTrue = ['hub', 'hub', 'hub', 'tv', 'tv'];
    const yPred = ['hub', 'hub', 'tv', 'tv', 'tv'];
    // agree 4/5; by chance 3/5 * 2/5 (hub) + 2/5 * 3/5 (tv) = 12/25; (20/25 - 12/25) / (1 - 12/25)
    expect(cohenKappa(yTrue, yPred)).toBeCloseTo(8 / 13, 15);
  });

  it('is 0 for a constant answer, for a single label throughout, and for no rows', () => {
    expect(cohenKappa(['hub', 'tv', 'tv'], ['tv', 'tv', 'tv'])).toBe(0);
    expect(cohenKappa(['tv', 'tv'], ['tv', 'tv'])).toBe(0);
    expect(cohenKappa([], [])).toBe(0);
  });

  it('refuses labels of different number', () => {
    expect(() => cohenKappa(['hub'], [])).toThrow(ShapeMismatchError);
  });

  it('lies in [-1, 1], is 1 only if every row agrees, and does not mind which list is the true one', () => {
    const label = fc.constantFrom('a', 'b', 'c');
    fc.assert(
      fc.property(fc.array(fc.tuple(label, label)), (rows) => {
        const first = rows.map(([truth]) => truth);
        const second = rows.map(([, answer]) => answer);
        const kappa = cohenKappa(first, second);
        expect(kappa).toBe(cohenKappa(second, first));
        expect(Math.abs(kappa)).toBeLessThanOrEqual(1);
        const agrees = rows.every(([truth, answer]) => truth === answer);
        expect(kappa === 1).toBe(agrees && new Set(first).size > 1);
      }),
    );
  });
});
