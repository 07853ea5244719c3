import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cholesky, solveLower } from './cholesky.js';

describe('cholesky', () => {
  it('finds the lower triangle by hand', () => {
    // [[4, 2], [2, 10]] = L * L' with L = [[2, 0], [1, 3]].
    const lower = cholesky({ data: Float64Array.of(4, 2, 2, 10), rows: 2, columns: 2 });
    expect(lower).toEqual(Float64Array.of(2, 1, 3));
    // 2 * 3 = 6 and 1 * 3 + 3 * 2 = 9.
    expect(solveLower(Float64Array.of(2, 1, 3), Float64Array.of(6, 9))).toEqual(Float64Array.of(3, 2));
  });

  it('has none for what is not positive definite or not finite', () => {
    expect(cholesky({ data: Float64Array.of(1, 2, 2, 1), rows: 2, columns: 2 })).toBeUndefined();
    expect(cholesky({ data: Float64Array.of(0), rows: 1, columns: 1 })).toBeUndefined();
    expect(cholesky({ data: Float64Array.of(Infinity), rows: 1, columns: 1 })).toBeUndefined();
  });

  it('gives the triangle back that a matrix was made of', () => {
    const triangles = fc.integer({ min: 1, max: 5 }).chain((d) =>
      fc.array(fc.integer({ min: 1, max: 9 }), {
        minLength: (d * (d + 1)) / 2,
        maxLength: (d * (d + 1)) / 2,
      }),
    );
    fc.assert(
      fc.property(triangles, (numbers) => {
        const d = Math.round((Math.sqrt(8 * numbers.length + 1) - 1) / 2);
        const at = (i: number, j: number) => (j > i ? 0 : numbers[(i * (i + 1)) / 2 + j]);
        const data = Float64Array.from({ length: d * d }, (_, cell) =>
          numbers.slice(0, d).reduce((sum, __, k) => sum + at(Math.floor(cell / d), k) * at(cell % d, k), 0),
        );
        const lower = cholesky({ data, rows: d, columns: d });
        lower?.forEach((value, i) => {
          expect(value).toBeCloseTo(numbers[i], 4);
        });
        expect(lower).toHaveLength(numbers.length);
      }),
    );
  });
});
