import { InvalidInputError, ShapeMismatchError } from '../mlp-error.js';
import { type DenseMatrix, type MatrixLike, toDense } from '../numeric/matrix.js';
import { labelIndices } from '../preprocessing/label-indices.js';

/** How far from 1 the probabilities of a row may sum: room for files that keep a few digits. */
const TOLERANCE = 1e-5;

/** True classes and probabilities of the same rows, checked. */
export interface ClassProbabilities {
  /** Column of the true class of each row. */
  readonly targets: Int32Array;
  /** Shape [n, classes], each row a distribution. */
  readonly probabilities: DenseMatrix;
}

/**
 * Every metric of probabilities compares them with the true labels row by row.
 *
 * @param probabilities - Shape [n, classes].
 * @param classes - Label of each column.
 * @throws {@link ShapeMismatchError} if rows or columns do not fit the labels.
 * @throws {@link UnknownLabelError} for a true label that is no column.
 * @throws {@link InvalidInputError} if a row is not a probability distribution, or a label names two columns.
 */
export function classProbabilities(
  yTrue: readonly string[],
  probabilities: MatrixLike,
  classes: readonly string[],
): ClassProbabilities {
  const dense = toDense(probabilities);
  const { rows, columns } = dense;
  if (rows !== yTrue.length) throw new ShapeMismatchError('rows of probabilities', yTrue.length, rows);
  if (rows > 0 && columns !== classes.length) {
    throw new ShapeMismatchError('columns of probabilities', classes.length, columns);
  }
  for (let row = 0; row < rows; row++) checkDistribution(dense, row);
  return { targets: labelIndices(yTrue, classes), probabilities: dense };
}

function checkDistribution({ data, columns }: DenseMatrix, row: number): void {
  let sum = 0;
  for (let column = 0; column < columns; column++) {
    const probability = data[row * columns + column];
    if (probability < 0 || probability > 1) {
      throw new InvalidInputError(
        `probabilities must be in [0, 1], got ${probability} in row ${row}, column ${column}`,
        row,
        column,
      );
    }
    sum += probability;
  }
  if (Math.abs(sum - 1) > TOLERANCE) {
    throw new InvalidInputError(`probabilities must sum to 1 in each row, row ${row} sums to ${sum}`, row);
  }
}
