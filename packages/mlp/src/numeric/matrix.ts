import { AbstractMatrix, Matrix } from 'ml-matrix';
import { InvalidInputError, ShapeMismatchError } from '../mlp-error.js';
import { areFinite } from './are-finite.js';

/**
 * A matrix as this package computes with it: one flat array, row-major, so that the element in row `i` and
 * column `j` is `data[i * columns + j]`.
 *
 * @public
 */
export interface DenseMatrix {
  /** Length rows * columns. */
  readonly data: Float64Array;
  readonly rows: number;
  readonly columns: number;
}

/**
 * What every function takes where it says `X`: an ml-matrix matrix or view, rows of numbers, or a
 * {@link DenseMatrix} (which is read in place, not copied).
 *
 * @public
 */
export type MatrixLike = DenseMatrix | AbstractMatrix | readonly (readonly number[])[];

/**
 * Any accepted matrix as a {@link DenseMatrix}. No rows at all give the 0 x 0 matrix.
 *
 * @param X - Shape [n, d].
 * @returns The same object if it is a DenseMatrix already, else a copy.
 * @throws {@link InvalidInputError} with row and column, if a row is shorter or longer than the first one or an
 * element is not a finite number.
 * @throws {@link ShapeMismatchError} if `data` is not rows * columns long.
 * @public
 */
export function toDense(X: MatrixLike): DenseMatrix {
  const dense = read(X);
  const { data, columns } = dense;
  if (!areFinite(data)) {
    const i = data.findIndex((value) => !Number.isFinite(value));
    const row = Math.floor(i / columns);
    const column = i % columns;
    throw new InvalidInputError(
      `X must be finite, got ${data[i]} in row ${row}, column ${column}`,
      row,
      column,
    );
  }
  return dense;
}

/**
 * The matrix as an ml-matrix `Matrix` (a copy), for linear algebra beyond this package.
 *
 * @public
 */
export function toMatrix(dense: DenseMatrix): Matrix {
  return Matrix.from1DArray(dense.rows, dense.columns, dense.data);
}

/**
 * The matrix as an array of rows (a copy).
 *
 * @public
 */
export function toRows(dense: DenseMatrix): number[][] {
  const rows: number[][] = [];
  for (let i = 0; i < dense.rows; i++) {
    rows.push(Array.from(dense.data.subarray(i * dense.columns, (i + 1) * dense.columns)));
  }
  return rows;
}

/** The chosen rows, in the given order, as a new matrix. Indices must lie within the matrix. */
export function takeRows(X: DenseMatrix, rows: ArrayLike<number>): DenseMatrix {
  const { columns } = X;
  const data = new Float64Array(rows.length * columns);
  for (let i = 0; i < rows.length; i++) {
    const start = rows[i] * columns;
    data.set(X.data.subarray(start, start + columns), i * columns);
  }
  return { data, rows: rows.length, columns };
}

function read(X: MatrixLike): DenseMatrix {
  if (isRows(X)) return fromRows(X);
  if (AbstractMatrix.isMatrix(X)) return fromRows(X.to2DArray());
  const dense: Partial<DenseMatrix> | null | undefined = X;
  if (!(dense?.data instanceof Float64Array) || !isCount(dense.rows) || !isCount(dense.columns)) {
    throw new InvalidInputError('X must be rows of numbers, an ml-matrix Matrix or { data, rows, columns }');
  }
  const { data, rows, columns } = dense;
  if (data.length !== rows * columns) {
    throw new ShapeMismatchError(`data of a ${rows} x ${columns} matrix`, rows * columns, data.length);
  }
  return { data, rows, columns };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

// Array.isArray alone does not narrow readonly arrays.
function isRows(X: MatrixLike): X is readonly (readonly number[])[] {
  return Array.isArray(X);
}

function fromRows(rows: readonly ArrayLike<number>[]): DenseMatrix {
  const columns = rows[0]?.length ?? 0;
  // All lengths before the allocation: one long first row among many short ones must not ask for their product.
  const uneven = rows.findIndex((row) => row?.length !== columns);
  if (uneven >= 0) {
    const message = `row ${uneven} of X has ${rows[uneven]?.length} columns, row 0 has ${columns}`;
    throw new InvalidInputError(message, uneven);
  }
  const data = new Float64Array(rows.length * columns);
  rows.forEach((row, i) => {
    for (let j = 0; j < columns; j++) {
      const value: unknown = row[j];
      // Float64Array would quietly turn null into 0 and "7" into 7.
      if (typeof value !== 'number') {
        throw new InvalidInputError(
          `X must hold numbers, got ${typeof value} in row ${i}, column ${j}`,
          i,
          j,
        );
      }
      data[i * columns + j] = value;
    }
  });
  return { data, rows: rows.length, columns };
}
