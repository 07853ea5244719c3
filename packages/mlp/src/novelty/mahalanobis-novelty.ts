import {
  InvalidInputError,
  InvalidParameterError,
  NotFittedError,
  ShapeMismatchError,
} from '../mlp-error.js';
import { type DenseMatrix, type MatrixLike, toDense } from '../numeric/matrix.js';
import { LabelEncoder } from '../preprocessing/label-encoder.js';
import { cholesky, type LowerTriangle, solveLower, triangleLength } from './cholesky.js';
import { type NoveltyDetector, rowsToScore } from './novelty-detector.js';
import { type Shrinkage, shrunkCovariance } from './shrunk-covariance.js';

/**
 * Options of a {@link MahalanobisNovelty}.
 *
 * @public
 */
export interface MahalanobisNoveltyOptions {
  /**
   * The share of the covariance that the mean variance times the identity takes, in (0, 1]; `'ledoit-wolf'` estimates the
   * best one. @defaultValue `'ledoit-wolf'`
   */
  readonly shrinkage: Shrinkage;
}

/**
 * What a {@link MahalanobisNovelty} learns: for c classes and d columns, d * (c + (d + 1) / 2) numbers.
 *
 * @public
 */
export interface MahalanobisNoveltyState {
  /** Mean of each class's rows, shape [classes, d]. */
  readonly means: DenseMatrix;
  /**
   * The Cholesky factor L of the covariance, `L * transpose(L)`: the lower triangle row after row, length
   * d * (d + 1) / 2.
   */
  readonly cholesky: Float64Array;
}

/**
 * The Mahalanobis distance to the nearest class mean, by the covariance that all classes share: how many standard
 * deviations a row is from the nearest class, in the direction in which it lies. The time of `fit` grows with n * d^2,
 * that of `score` with d^2 a row: it is meant for a hidden layer, not for thousands of columns.
 *
 * Lee, Lee, Lee and Shin, "A Simple Unified Framework for Detecting Out-of-Distribution Samples and Adversarial Attacks",
 * NeurIPS 2018; but that the covariance is shrunk, and the distance is not squared.
 *
 * @public
 */
export class MahalanobisNovelty implements NoveltyDetector {
  readonly options: MahalanobisNoveltyOptions;
  #state: MahalanobisNoveltyState | undefined;
  /** Each class mean with the covariance taken out. */
  #whiteMeans: readonly Float64Array[] = [];

  /** @throws {@link InvalidParameterError} */
  constructor({ shrinkage = 'ledoit-wolf' }: Partial<MahalanobisNoveltyOptions> = {}) {
    if (shrinkage !== 'ledoit-wolf' && !(shrinkage > 0 && shrinkage <= 1)) {
      throw new InvalidParameterError('shrinkage', shrinkage, "be 'ledoit-wolf' or in (0, 1]");
    }
    this.options = { shrinkage };
  }

  /**
   * A detector that was fitted before. The state is copied.
   *
   * @throws {@link InvalidInputError} for no class, a number that is not finite, or a diagonal that is not positive.
   * @throws {@link ShapeMismatchError} if the triangle does not fit the means.
   */
  static fromState(
    options: Partial<MahalanobisNoveltyOptions>,
    { means, cholesky: lower }: MahalanobisNoveltyState,
  ): MahalanobisNovelty {
    const detector = new MahalanobisNovelty(options);
    const { data, rows, columns } = toDense(means);
    if (rows === 0) throw new InvalidInputError('means must have at least 1 row, got 0');
    if (lower.length !== triangleLength(columns)) {
      throw new ShapeMismatchError('length of cholesky', triangleLength(columns), lower.length);
    }
    if (!lower.every(Number.isFinite)) throw new InvalidInputError('cholesky must be finite');
    for (let i = 0; i < columns; i++) {
      const diagonal = lower[triangleLength(i + 1) - 1];
      if (!(diagonal > 0)) {
        throw new InvalidInputError(`cholesky must have a diagonal > 0, got ${diagonal}`, undefined, i);
      }
    }
    detector.#learn({ data: data.slice(), rows, columns }, lower.slice());
    return detector;
  }

  /** All that was learned. @throws {@link NotFittedError} */
  get state(): MahalanobisNoveltyState {
    if (this.#state === undefined) throw new NotFittedError('MahalanobisNovelty');
    return this.#state;
  }

  /**
   * @param X - Shape [n, d], n at least 1.
   * @param y - Label of each row.
   * @throws {@link InvalidInputError} for an empty or not finite X, one whose variance overflows, or one whose rows are
   * the same within every class.
   * @throws {@link ShapeMismatchError} if y does not fit X.
   */
  fit(X: MatrixLike, y: readonly string[]): this {
    const dense = toDense(X);
    if (dense.data.length === 0) throw new InvalidInputError('X must have at least 1 row and 1 column');
    if (y.length !== dense.rows) throw new ShapeMismatchError('length of y', dense.rows, y.length);
    const encoder = new LabelEncoder().fit(y);
    const classOf = encoder.transform(y);
    const means = classMeans(dense, classOf, encoder.classes.length);
    const covariance = shrunkCovariance(fromMeans(dense, classOf, means), this.options.shrinkage);
    const lower = cholesky(covariance);
    if (lower === undefined) {
      throw new InvalidInputError(
        'the rows of X differ too little or too much within the classes for a covariance',
      );
    }
    this.#learn(means, lower);
    return this;
  }

  /**
   * @param X - Shape [n, d].
   * @throws {@link ShapeMismatchError} if X has other columns than `fit` saw.
   */
  score(X: MatrixLike): Float64Array {
    const { means, cholesky: lower } = this.state;
    const { data, rows, columns } = rowsToScore(X, means.columns);
    return Float64Array.from({ length: rows }, (_, row) => {
      const white = solveLower(lower, data.subarray(row * columns, (row + 1) * columns));
      const squares = this.#whiteMeans.map((mean) => squaredDistance(white, mean));
      return Math.sqrt(Math.min(...squares));
    });
  }

  #learn(means: DenseMatrix, lower: LowerTriangle): void {
    const { data, rows, columns } = means;
    this.#state = { means, cholesky: lower };
    this.#whiteMeans = Array.from({ length: rows }, (_, i) =>
      solveLower(lower, data.subarray(i * columns, (i + 1) * columns)),
    );
  }
}

function classMeans({ data, rows, columns }: DenseMatrix, classOf: Int32Array, classes: number): DenseMatrix {
  const sums = new Float64Array(classes * columns);
  const counts = new Int32Array(classes);
  for (let row = 0; row < rows; row++) {
    counts[classOf[row]] += 1;
    for (let j = 0; j < columns; j++) sums[classOf[row] * columns + j] += data[row * columns + j];
  }
  const means = sums.map((sum, i) => sum / counts[Math.floor(i / columns)]);
  return { data: means, rows: classes, columns };
}

function fromMeans(
  { data, rows, columns }: DenseMatrix,
  classOf: Int32Array,
  means: DenseMatrix,
): DenseMatrix {
  const centred = data.slice();
  for (let row = 0; row < rows; row++) {
    for (let j = 0; j < columns; j++) centred[row * columns + j] -= means.data[classOf[row] * columns + j];
  }
  return { data: centred, rows, columns };
}

/** Infinite where the numbers overflow. */
function squaredDistance(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] - b[i]) ** 2;
  return Number.isNaN(sum) ? Infinity : sum;
}
