import type { DenseMatrix, MatrixLike } from '../numeric/matrix.js';
import type { EpochEvent } from '../training/training.js';

/**
 * What `fit` of a classifier takes besides the data.
 *
 * @public
 */
export interface FitOptions {
  /** Weights to start from instead of random ones, e.g. to reproduce a run of another library. */
  readonly initial?: {
    /** Shapes as in {@link Network}. */
    readonly coefs: readonly MatrixLike[];
    readonly intercepts: readonly ArrayLike<number>[];
  };
  /** Called after each epoch. */
  readonly onEpoch?: ((event: EpochEvent) => void) | undefined;
  /**
   * Ends the call with the signal's reason as an error; what was learned before stays. It is looked at after each
   * epoch: as `fit` blocks until it is done, `onEpoch` is where to abort.
   */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Learns labels from rows of numbers. Hyper-parameters go into the constructor; what is learned can be read after
 * `fit` only.
 *
 * @public
 */
export interface Classifier {
  /** The labels it can answer, in the order of `predictProba`'s columns. */
  readonly classes: readonly string[];
  /** @param X - Shape [n, d]. @param y - Length n. */
  fit(X: MatrixLike, y: readonly string[], options?: FitOptions): this;
  /** The most probable label of each row. */
  predict(X: MatrixLike): string[];
  /** Probability of each class, shape [n, classes]. */
  predictProba(X: MatrixLike): DenseMatrix;
  /**
   * How far each row lies from what was learned, 0 or more; undefined if that cannot be said. Not every classifier tells.
   *
   * @param X - Shape [n, d].
   */
  noveltyScores?(X: MatrixLike): Float64Array | undefined;
  /** Accuracy, in [0, 1]. */
  score(X: MatrixLike, y: readonly string[]): number;
}

/**
 * Learns a change of the columns from rows of numbers.
 *
 * @public
 */
export interface Transformer {
  /** @param X - Shape [n, d]. */
  fit(X: MatrixLike): this;
  /** @param X - Shape [n, d]. @returns Shape [n, outputs]. */
  transform(X: MatrixLike): DenseMatrix;
}
