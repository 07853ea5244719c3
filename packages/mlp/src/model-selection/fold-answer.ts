import type { Classifier, FitOptions } from '../classifiers/estimator.js';
import { type DenseMatrix, takeRows } from '../numeric/matrix.js';
import type { Fold } from './splitter.js';

/**
 * What an estimator that learned from a fold's training rows answers for its test rows.
 *
 * @public
 */
export interface FoldAnswer {
  /** The labels that the training rows hold, in the order of the columns of `probabilities`. */
  readonly classes: readonly string[];
  /** Predicted label of each test row. */
  readonly predictions: readonly string[];
  /** Shape [test rows, classes]. */
  readonly probabilities: DenseMatrix;
  /** How far each test row lies from the training rows, if the estimator tells. */
  readonly novelties?: Float64Array | undefined;
}

/**
 * Fits the estimator on the fold's training rows and lets it answer the others: what a {@link FoldRunner} has to do with
 * each of its tasks. Throws what the estimator throws.
 *
 * @param X - Shape [n, d].
 * @param y - Label of each row.
 * @public
 */
export function answerFold(
  estimator: Classifier,
  X: DenseMatrix,
  y: readonly string[],
  { train, test }: Fold,
  fitOptions?: FitOptions,
): FoldAnswer {
  estimator.fit(takeRows(X, train), labelsOf(y, train), fitOptions);
  const testRows = takeRows(X, test);
  const novelties = estimator.noveltyScores?.(testRows);
  return {
    classes: estimator.classes,
    predictions: estimator.predict(testRows),
    probabilities: estimator.predictProba(testRows),
    ...(novelties && { novelties }),
  };
}

/** The labels of the chosen rows. */
export function labelsOf(y: readonly string[], rows: Int32Array): string[] {
  return Array.from(rows, (row) => y[row]);
}
