import type { DenseMatrix } from '../numeric/matrix.js';

/** What a network learns from. */
export interface TrainingRows {
  /** Shape [n, d], n at least 1. */
  readonly X: DenseMatrix;
  /** Class index of each row. */
  readonly targets: Int32Array;
  /** How much the loss of each row counts, > 0; shape [n]. */
  readonly weights: Float64Array;
}
