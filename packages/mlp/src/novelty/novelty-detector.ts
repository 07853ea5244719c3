import { ShapeMismatchError } from '../mlp-error.js';
import { type DenseMatrix, type MatrixLike, toDense } from '../numeric/matrix.js';

/**
 * Tells how far rows lie from those that it was fitted on, e.g. in the space of {@link hiddenActivations}.
 *
 * @public
 */
export interface NoveltyDetector {
  /** @param X - Shape [n, d]. @param y - Label of each row. */
  fit(X: MatrixLike, y: readonly string[]): this;
  /** How far each row is, 0 or more; infinite beyond what numbers can tell. @param X - Shape [n, d]. */
  score(X: MatrixLike): Float64Array;
}

/** @throws {@link ShapeMismatchError} if X has other columns than was fitted. */
export function rowsToScore(X: MatrixLike, columns: number): DenseMatrix {
  const dense = toDense(X);
  if (dense.rows > 0 && dense.columns !== columns) {
    throw new ShapeMismatchError('columns of X', columns, dense.columns);
  }
  return dense;
}
