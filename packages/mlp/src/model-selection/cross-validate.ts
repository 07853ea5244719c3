import type { Classifier, FitOptions } from '../estimator.js';
import type { MatrixLike } from '../matrix.js';
import {
  crossValPredict,
  labelsOf,
  type OutOfFoldPredictions,
  type PredictedFold,
} from './cross-val-predict.js';
import { f1Weighted, type Scoring } from './scoring.js';
import type { Splitter } from './splitter.js';

/**
 * One fold's outcome.
 *
 * @public
 */
export interface FoldResult extends PredictedFold {
  readonly score: number;
}

/**
 * Options of {@link crossValidate}.
 *
 * @public
 */
export interface CrossValidateOptions {
  /** @defaultValue weighted F1 */
  readonly scoring?: Scoring;
  /** Called after each fold. */
  readonly onFold?: (result: FoldResult) => void;
  /** Passed on to each fit. */
  readonly fitOptions?: FitOptions;
}

/**
 * The outcome of a cross-validation.
 *
 * @public
 */
export interface CrossValidation extends OutOfFoldPredictions {
  readonly folds: readonly FoldResult[];
  /** Score of each fold. */
  readonly scores: readonly number[];
  readonly meanScore: number;
}

/**
 * Fits a new estimator on each fold's training rows and scores it on the others. Pass a {@link Pipeline}, not data that
 * is scaled already: then scaling is learned inside the fold.
 *
 * @param makeEstimator - Called once a fold.
 * @param X - Shape [n, d].
 * @param y - Label of each row.
 * @throws {@link ShapeMismatchError} if y is not n long.
 * @throws {@link InvalidInputError} if the splitter tests a row twice or never.
 * @public
 */
export function crossValidate(
  makeEstimator: () => Classifier,
  X: MatrixLike,
  y: readonly string[],
  splitter: Splitter,
  options: CrossValidateOptions = {},
): CrossValidation {
  const { scoring = f1Weighted, onFold, fitOptions = {} } = options;
  const folds: FoldResult[] = [];
  const outOfFold = crossValPredict(makeEstimator, X, y, splitter, {
    fitOptions,
    onFold: (predicted) => {
      const result = { ...predicted, score: scoring(labelsOf(y, predicted.test), predicted.predictions) };
      folds.push(result);
      onFold?.(result);
    },
  });
  const scores = folds.map((result) => result.score);
  const meanScore = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  return { ...outOfFold, folds, scores, meanScore };
}
