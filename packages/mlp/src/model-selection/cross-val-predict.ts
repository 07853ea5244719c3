import type { Classifier, FitOptions } from '../classifiers/estimator.js';
import { ShapeMismatchError } from '../mlp-error.js';
import { type DenseMatrix, type MatrixLike, toDense } from '../numeric/matrix.js';
import { answerFold } from './fold-answer.js';
import { answeredTasks, type FoldRunner, foldTasks } from './fold-runner.js';
import { OutOfFold, type OutOfFoldPredictions, type PredictedFold } from './out-of-fold.js';
import type { Splitter } from './splitter.js';

/**
 * Options of {@link crossValPredict}.
 *
 * @public
 */
export interface CrossValPredictOptions {
  /** Called after each fold. */
  readonly onFold?: ((fold: PredictedFold) => void) | undefined;
  /** Passed on to each fit. */
  readonly fitOptions?: FitOptions | undefined;
}

/**
 * Options of {@link crossValPredictOn}.
 *
 * @public
 */
export interface CrossValPredictOnOptions {
  /** Called for each fold in their order, as soon as it and those before it are done. */
  readonly onFold?: ((fold: PredictedFold) => void) | undefined;
  /** Ends the call with the signal's reason as an error. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Fits a new estimator on each fold's training rows and lets it answer the others, without scoring: labels as
 * scikit-learn's `cross_val_predict`, and the probabilities of its `method="predict_proba"`. Pass a {@link Pipeline},
 * not data that is scaled already: then scaling is learned inside the fold.
 *
 * @param makeEstimator - Called once a fold.
 * @param X - Shape [n, d].
 * @param y - Label of each row.
 * @throws {@link ShapeMismatchError} if y is not n long.
 * @throws {@link InvalidInputError} if the splitter tests a row twice or never.
 * @public
 */
export function crossValPredict(
  makeEstimator: () => Classifier,
  X: MatrixLike,
  y: readonly string[],
  splitter: Splitter,
  { onFold, fitOptions }: CrossValPredictOptions = {},
): OutOfFoldPredictions {
  const dense = labelledRows(X, y);
  const outOfFold = new OutOfFold(y);
  for (const fold of splitter.split(y)) {
    const predicted = outOfFold.add(fold, answerFold(makeEstimator(), dense, y, fold, fitOptions));
    onFold?.(predicted);
  }
  return outOfFold.result();
}

/**
 * {@link crossValPredict} with its folds done elsewhere, several at a time. The result is the same to the last bit.
 *
 * @param runner - Such as the `FoldThreads` of `@networkml/mlp/node`.
 * @throws as `crossValPredict` does, and the reason of `signal` once it is aborted.
 * @public
 */
export async function crossValPredictOn(
  runner: FoldRunner,
  makeEstimator: () => Classifier,
  X: MatrixLike,
  y: readonly string[],
  splitter: Splitter,
  { onFold, signal }: CrossValPredictOnOptions = {},
): Promise<OutOfFoldPredictions> {
  const dense = labelledRows(X, y);
  const outOfFold = new OutOfFold(y);
  const tasks = foldTasks(makeEstimator, y, splitter);
  for await (const { task, answer } of answeredTasks(runner, dense, y, tasks, signal)) {
    const predicted = outOfFold.add(task, answer);
    onFold?.(predicted);
  }
  return outOfFold.result();
}

/** @throws {@link ShapeMismatchError} if y is not as long as X has rows. */
export function labelledRows(X: MatrixLike, y: readonly string[]): DenseMatrix {
  const dense = toDense(X);
  if (y.length !== dense.rows) throw new ShapeMismatchError('length of y', dense.rows, y.length);
  return dense;
}
