import type { Classifier } from '../classifiers/estimator.js';
import type { DenseMatrix } from '../numeric/matrix.js';
import type { FoldAnswer } from './fold-answer.js';
import type { Fold, Splitter } from './splitter.js';

/**
 * A fold, and what is to learn from its training rows and to answer the others.
 *
 * @public
 */
export interface FoldTask extends Fold {
  /** A new one, not fitted. */
  readonly estimator: Classifier;
}

/**
 * Where the folds of a cross-validation or a search are done, such as on the worker threads of `@networkml/mlp/node`.
 *
 * @public
 */
export interface FoldRunner {
  /**
   * Does the folds, in whatever order and place.
   *
   * @param X - Shape [n, d].
   * @param y - Label of each row.
   * @param signal - Ends the work with the signal's reason as an error.
   * @returns The answers in the order of the tasks. Throws what the estimator throws; of several errors that of the
   * first task. Who wants no more of them ends the work.
   */
  answers(
    X: DenseMatrix,
    y: readonly string[],
    tasks: readonly FoldTask[],
    signal?: AbortSignal,
  ): AsyncIterable<FoldAnswer>;
}

/** The tasks of a cross-validation. */
export function foldTasks(
  makeEstimator: () => Classifier,
  y: readonly string[],
  splitter: Splitter,
): FoldTask[] {
  return Array.from(splitter.split(y), ({ train, test }) => ({ estimator: makeEstimator(), train, test }));
}

/** Each task with its answer, in the order of the tasks. */
export async function* answeredTasks<T extends FoldTask>(
  runner: FoldRunner,
  X: DenseMatrix,
  y: readonly string[],
  tasks: readonly T[],
  signal?: AbortSignal,
): AsyncGenerator<{ readonly task: T; readonly answer: FoldAnswer }, void, undefined> {
  let next = 0;
  for await (const answer of runner.answers(X, y, tasks, signal)) yield { task: tasks[next++], answer };
}
