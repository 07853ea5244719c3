import type { Classifier, FitOptions } from '../classifiers/estimator.js';
import { NotFittedError } from '../mlp-error.js';
import { crossValPredict } from '../model-selection/cross-val-predict.js';
import type { Splitter } from '../model-selection/splitter.js';
import { type DenseMatrix, type MatrixLike, toDense } from '../numeric/matrix.js';
import { fitTemperature, scaleTemperature } from './calibration.js';

/**
 * Options of {@link CalibratedClassifier}.
 *
 * @public
 */
export interface CalibratedClassifierOptions<C extends Classifier> {
  /** Called once a fold, and once more for the fit on all rows. */
  readonly makeEstimator: () => C;
  /** Holds out the rows that the temperature is fitted on. */
  readonly splitter: Splitter;
}

interface Calibrated<C> {
  readonly estimator: C;
  readonly temperature: number;
}

/**
 * A classifier whose probabilities are scaled by the temperature that fits its out-of-fold probabilities best, see
 * {@link fitTemperature}. It answers the same labels as without, for the temperature changes no order.
 *
 * @public
 */
export class CalibratedClassifier<C extends Classifier> implements Classifier {
  readonly options: CalibratedClassifierOptions<C>;
  #fitted: Calibrated<C> | undefined;

  constructor(options: CalibratedClassifierOptions<C>) {
    this.options = options;
  }

  /** In [0.05, 20]; more than 1 if the estimator is too confident. @throws {@link NotFittedError} */
  get temperature(): number {
    return this.#calibrated.temperature;
  }

  /** The estimator that was fitted on all rows. @throws {@link NotFittedError} */
  get estimator(): C {
    return this.#calibrated.estimator;
  }

  get classes(): readonly string[] {
    return this.estimator.classes;
  }

  /**
   * Throws what estimator and splitter throw.
   *
   * @param X - Shape [n, d].
   * @param y - Label of each row.
   * @param options - Passed on to the fit on all rows.
   */
  fit(X: MatrixLike, y: readonly string[], options: FitOptions = {}): this {
    const { makeEstimator, splitter } = this.options;
    const dense = toDense(X);
    const { probabilities, classes } = crossValPredict(makeEstimator, dense, y, splitter);
    const temperature = fitTemperature(y, probabilities, classes);
    this.#fitted = { temperature, estimator: makeEstimator().fit(dense, y, options) };
    return this;
  }

  predict(X: MatrixLike): string[] {
    return this.estimator.predict(X);
  }

  predictProba(X: MatrixLike): DenseMatrix {
    return scaleTemperature(this.estimator.predictProba(X), this.temperature);
  }

  score(X: MatrixLike, y: readonly string[]): number {
    return this.estimator.score(X, y);
  }

  get #calibrated(): Calibrated<C> {
    if (this.#fitted === undefined) throw new NotFittedError('CalibratedClassifier');
    return this.#fitted;
  }
}
