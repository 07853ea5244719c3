import fc from 'fast-check';
import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { affine, productTransposed, transposedProduct } from './products.js';

// Sizes around the block sizes of 2 rows and 4 terms, or 8 of a single row, so that every remainder loop runs.
const size = fc.integer({ min: 1, max: 18 });

function values(length: number): fc.Arbitrary<Float64Array> {
  const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  return fc.array(value, { minLength: length, maxLength: length }).map((array) => Float64Array.from(array));
}

const factors = fc
  .tuple(size, size, size)
  .chain(([n, d, m]) =>
    fc.tuple(fc.constant([n, d, m] as const), values(n * d), values(d * m), values(n * m)),
  );

function matrix(rows: number, columns: number, data: Float64Array): Matrix {
  return Matrix.from1DArray(rows, columns, data);
}

describe('the matrix products', () => {
  it('multiplies X [n, d] by W [d, m] bit for bit as ml-matrix does, with a bias of zero', () => {
    fc.assert(
      fc.property(factors, ([[n, d, m], X, W]) => {
        const out = new Float64Array(n * m).fill(NaN);
        affine(X, W, new Float64Array(m), out, n, d, m);
        expect(Array.from(out)).toEqual(
          positiveZeros(
            matrix(n, d, X)
              .mmul(matrix(d, m, W))
              .to1DArray(),
          ),
        );
      }),
    );
  });

  it('starts each sum of the affine product from the bias', () => {
    const out = new Float64Array(2);
    affine(Float64Array.of(1, 2), Float64Array.of(1, 10, 2, 20), Float64Array.of(0.5, -0.5), out, 1, 2, 2);
    expect(Array.from(out)).toEqual([5.5, 49.5]);
  });

  it('multiplies the transpose of X [n, d] by D [n, m]', () => {
    fc.assert(
      fc.property(factors, ([[n, d, m], X, , D]) => {
        const out = new Float64Array(d * m).fill(NaN);
        transposedProduct(X, D, out, n, d, m);
        const expected = matrix(n, d, X)
          .transpose()
          .mmul(matrix(n, m, D));
        expect(Array.from(out)).toEqual(positiveZeros(expected.to1DArray()));
      }),
    );
  });

  it('multiplies D [n, m] by the transpose of W [d, m]', () => {
    fc.assert(
      fc.property(factors, ([[n, d, m], , W, D]) => {
        const out = new Float64Array(n * d).fill(NaN);
        productTransposed(D, W, out, n, d, m);
        const expected = matrix(n, m, D).mmul(matrix(d, m, W).transpose());
        expect(Array.from(out)).toEqual(positiveZeros(expected.to1DArray()));
      }),
    );
  });

  it('gives the same bits when a column of X that is all zero is left out', () => {
    const X = Float64Array.of(0.1, 0, 0.3, 0.7, 0, 0.9);
    const W = Float64Array.of(1 / 3, 1 / 7, 1 / 11);
    const whole = new Float64Array(2);
    const withoutZeros = new Float64Array(2);
    affine(X, W, Float64Array.of(0.2), whole, 2, 3, 1);
    const rest = Float64Array.of(0.1, 0.3, 0.7, 0.9);
    affine(rest, Float64Array.of(1 / 3, 1 / 11), Float64Array.of(0.2), withoutZeros, 2, 2, 1);
    expect(withoutZeros).toEqual(whole);
  });
});

/** Sums that start from +0 never give -0. */
function positiveZeros(numbers: number[]): number[] {
  return numbers.map((number) => number + 0);
}
