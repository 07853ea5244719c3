import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '../mlp-error.js';
import { Random } from '../numeric/random.js';
import { splitOffValidation } from './validation-rows.js';

describe('the rows that are held out for validation', () => {
  it('are as many of each class as the fraction says, worked by hand', () => {
    // 10 rows, 3 held out, 7 learned: of class 0 (6 rows) 4.2, of class 1 (4 rows) 2.8, so 4 and 3 by remainder
    const targets = Int32Array.of(0, 1, 0, 1, 0, 1, 0, 1, 0, 0);
    const { train, validation } = splitOffValidation(targets, 0.25, new Random(1));
    expect(Array.from(train, (row) => targets[row]).toSorted()).toEqual([0, 0, 0, 0, 1, 1, 1]);
    expect(Array.from(validation, (row) => targets[row]).toSorted()).toEqual([0, 0, 1]);
  });

  const cases = fc.record({
    targets: fc.array(fc.nat(4), { minLength: 6, maxLength: 80 }).map((values) => Int32Array.from(values)),
    fraction: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
    seed: fc.nat(),
  });

  it('and those to learn from are all rows, each once, and every class can be learned', () => {
    fc.assert(
      fc.property(cases, ({ targets, fraction, seed }) => {
        const { train, validation } = splitOffValidation(targets, fraction, new Random(seed));
        expect([...train, ...validation].sort((a, b) => a - b)).toEqual([...targets.keys()]);
        expect(new Set(Array.from(train, (row) => targets[row]))).toEqual(new Set(targets));
        for (const target of new Set(targets)) {
          const members = targets.filter((other) => other === target).length;
          const held = validation.filter((row) => targets[row] === target).length;
          const exact = (members * Math.ceil(fraction * targets.length)) / targets.length;
          expect(Math.abs(held - Math.min(exact, members - 1))).toBeLessThan(1 + 1e-9);
        }
      }),
    );
  });

  it('depend on the seed alone', () => {
    const targets = Int32Array.from({ length: 40 }, (_, row) => row % 2);
    const held = (seed: number) => splitOffValidation(targets, 0.2, new Random(seed)).validation;
    expect(held(1)).toEqual(held(1));
    expect(held(1)).not.toEqual(held(2));
  });

  it('cannot be found where every class has a single row', () => {
    expect(() => splitOffValidation(Int32Array.of(0, 1, 2), 0.3, new Random(0))).toThrow(InvalidInputError);
  });
});
