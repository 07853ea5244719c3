import fc from 'fast-check';
import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { InvalidInputError, ShapeMismatchError } from '../mlp-error.js';
import { toDense, toMatrix, toRows } from './matrix.js';

const rows = [
  [1, 2, 3],
  [4, 5, 6],
];
const dense = { data: Float64Array.of(1, 2, 3, 4, 5, 6), rows: 2, columns: 3 };

describe('toDense', () => {
  it('takes rows of numbers', () => {
    expect(toDense(rows)).toEqual(dense);
  });

  it('takes an ml-matrix matrix and a view of one', () => {
    expect(toDense(new Matrix(rows))).toEqual(dense);
    expect(toDense(new Matrix(rows).selection([1], [0, 2]))).toEqual({
      data: Float64Array.of(4, 6),
      rows: 1,
      columns: 2,
    });
  });

  it('reads a DenseMatrix in place', () => {
    expect(toDense(dense).data).toBe(dense.data);
  });

  it('takes no rows as the 0 x 0 matrix', () => {
    expect(toDense([])).toEqual({ data: new Float64Array(0), rows: 0, columns: 0 });
  });

  it.each([NaN, Infinity, -Infinity])('names row and column of %d', (value) => {
    const error = errorOf(() =>
      toDense([
        [1, 2],
        [3, value],
      ]),
    );
    expect(error).toBeInstanceOf(InvalidInputError);
    expect(error).toMatchObject({ row: 1, column: 1 });
    expect(error).toMatchObject({ message: `X must be finite, got ${value} in row 1, column 1` });
  });

  it('names the row that is shorter or longer than the first', () => {
    const error = errorOf(() => toDense([[1, 2], [3]]));
    expect(error).toMatchObject({ message: 'row 1 of X has 1 columns, row 0 has 2', row: 1 });
  });

  it('refuses data that is not rows * columns long', () => {
    const error = errorOf(() => toDense({ data: new Float64Array(5), rows: 2, columns: 3 }));
    expect(error).toBeInstanceOf(ShapeMismatchError);
    expect(error).toMatchObject({ expected: 6, actual: 5 });
  });

  it('throws nothing but typed errors for what is no matrix at all', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        try {
          Reflect.apply(toDense, undefined, [value]);
        } catch (error) {
          expect([InvalidInputError, ShapeMismatchError]).toContain(Object(error).constructor);
        }
      }),
    );
  });
});

describe('the ways back', () => {
  it('give an ml-matrix matrix or rows', () => {
    expect(toMatrix(dense).to2DArray()).toEqual(rows);
    expect(toRows(dense)).toEqual(rows);
  });
});

function errorOf(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
}
