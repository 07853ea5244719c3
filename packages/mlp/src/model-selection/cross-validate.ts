import type { Classifier, FitOptions } from '../classifiers/estimator.js';
import type { MatrixLike } from '../numeric/matrix.js';
import { labelledRows } from './cross-val-predict.js';
import { answerFold } from './fold-answer.js';
import { answeredTasks, type FoldRunner, foldTasks } from './fold-runner.js';
import { type CrossValidation, type FoldResult, ScoredFolds } from './scored-folds.js';
import { f1Weighted, type Scoring } from './scoring.js';
import type { Splitter } from './splitter.js';

/**
 * Options of {@link crossValidate}.
 *
 * @public
 */
export interface CrossValidateOptions {
  /** @defaultValue weighted F1 */
  readonly scoring?: Scoring | undefined;
  /** Called after each fold. */
  readonly onFold?: ((result: FoldResult) => void) | undefined;
  /** Passed on to each fit. */
  readonly fitOptions?: FitOptions | undefined;
}

/**
 * Options of {@link crossValidateOn}.
 *
 * @public
 */
export interface CrossValidateOnOptions {
  /** @defaultValue weighted F1 */
  readonly scoring?: Scoring | undefined;
  /** Called for each fold in their order, as soon as it and those before it are done. */
  readonly onFold?: ((result: FoldResult) => void) | undefined;
  /** Ends the call with the signal's reason as an error. */
  readonly signal?: AbortSignal | undefined;
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
  { scoring = f1Weighted, onFold, fitOptions }: CrossValidateOptions = {},
): CrossValidation {
  const dense = labelledRows(X, y);
  const scored = new ScoredFolds(y, scoring);
  for (const fold of splitter.split(y)) {
    const result = scored.add(fold, answerFold(makeEstimator(), dense, y, fold, fitOptions));
    onFold?.(result);
  }
  return scored.result();
}

/**
 * {@link crossValidate} with its folds done elsewhere, several at a time. The result is the same to the last bit.
 *
 * @param runner - Such as the `FoldThreads` of `@networkml/mlp/node`.
 * @throws as `crossValidate` does, and the reason of `signal` once it is aborted.
 * @public
 */
export async function crossValidateOn(
  runner: FoldRunner,
  makeEstimator: () => Classifier,
  X: MatrixLike,
  y: readonly string[],
  splitter: Splitter,
  { scoring = f1Weighted, onFold, signal }: CrossValidateOnOptions = {},
): Promise<CrossValidation> {
  const dense = labelledRows(X, y);
  const scored = new ScoredFolds(y, scoring);
  const tasks = foldTasks(makeEstimator, y, splitter);
  for await (const { task, answer } of answeredTasks(runner, dense, y, tasks, signal)) {
    const result = scored.add(task, answer);
    onFold?.(result);
  }
  return scored.result();
}
