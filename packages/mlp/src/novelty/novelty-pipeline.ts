import type { EnsembleClassifier } from '../classifiers/ensemble-classifier.js';
import type { FitOptions } from '../classifiers/estimator.js';
import type { MLPClassifier } from '../classifiers/mlp-classifier.js';
import { InvalidInputError } from '../mlp-error.js';
import { type DenseMatrix, type MatrixLike, toDense } from '../numeric/matrix.js';
import type { PiecewiseLinearEncoder } from '../preprocessing/piecewise-linear-encoder.js';
import { Pipeline } from '../preprocessing/pipeline.js';
import type { StandardScaler } from '../preprocessing/standard-scaler.js';
import { firstNetworkActivations } from './hidden-activations.js';
import { MahalanobisNovelty } from './mahalanobis-novelty.js';

/**
 * A pipeline that also learns where the rows of its classes lie in the last hidden layer, of an ensemble in that of its
 * first network: it tells how far other rows are from these, in folds too.
 *
 * @public
 */
export class NoveltyPipeline extends Pipeline<
  StandardScaler | PiecewiseLinearEncoder,
  MLPClassifier | EnsembleClassifier
> {
  #detector: MahalanobisNovelty | undefined;

  /**
   * What tells how far a row is; undefined before `fit`, and where the rows of each class hardly differ, so that nothing
   * can be said of what is unusual.
   */
  get detector(): MahalanobisNovelty | undefined {
    return this.#detector;
  }

  override fit(X: MatrixLike, y: readonly string[], options: FitOptions = {}): this {
    const dense = toDense(X);
    this.#detector = undefined;
    super.fit(dense, y, options);
    this.#detector = detectorOf(firstNetworkActivations(this, dense), y);
    return this;
  }

  /**
   * How far each row is, in standard deviations from the nearest class; undefined if that cannot be said.
   *
   * @param X - Shape [n, d].
   * @throws as {@link hiddenActivations} does.
   */
  noveltyScores(X: MatrixLike): Float64Array | undefined {
    return this.#detector?.score(firstNetworkActivations(this, X));
  }
}

/** Undefined where the rows of each class hardly differ. */
function detectorOf(layer: DenseMatrix, y: readonly string[]): MahalanobisNovelty | undefined {
  try {
    return new MahalanobisNovelty().fit(layer, y);
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    return undefined;
  }
}
