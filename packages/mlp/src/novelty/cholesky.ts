import type { DenseMatrix } from '../numeric/matrix.js';

/**
 * A lower triangular matrix, row after row without the zeros: element [i, j] at `i * (i + 1) / 2 + j`.
 */
export type LowerTriangle = Float64Array;

/** Elements of a lower triangular matrix of so many rows. */
export function triangleLength(rows: number): number {
  return (rows * (rows + 1)) / 2;
}

/**
 * L of `A = L * transpose(L)` for a symmetric matrix; undefined if that is not positive definite, or not finite.
 */
export function cholesky({ data, columns }: DenseMatrix): LowerTriangle | undefined {
  const lower = new Float64Array(triangleLength(columns));
  for (let i = 0, iStart = 0; i < columns; iStart += ++i) {
    for (let j = 0, jStart = 0; j <= i; jStart += ++j) {
      let sum = data[i * columns + j];
      for (let k = 0; k < j; k++) sum -= lower[iStart + k] * lower[jStart + k];
      if (i === j && !(sum > 0 && sum < Infinity)) return undefined;
      lower[iStart + j] = i === j ? Math.sqrt(sum) : sum / lower[jStart + j];
    }
  }
  return lower;
}

/** x of `L * x = b`. */
export function solveLower(lower: LowerTriangle, b: Float64Array): Float64Array {
  const x = b.slice();
  for (let i = 0, start = 0; i < x.length; start += ++i) {
    for (let k = 0; k < i; k++) x[i] -= lower[start + k] * x[k];
    x[i] /= lower[start + i];
  }
  return x;
}
