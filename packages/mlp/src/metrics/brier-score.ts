import type { MatrixLike } from '../numeric/matrix.js';
import { classProbabilities } from './class-probabilities.js';

/**
 * Mean squared distance between the probabilities of a row and its truth, which is 1 for the true class and 0 for the
 * others: in [0, 2], 0 is best. No rows give 0. With two classes it is twice scikit-learn's `brier_score_loss`, which
 * counts one of the two columns only.
 *
 * Brier, "Verification of forecasts expressed in terms of probability", Monthly Weather Review 78, 1950.
 *
 * @param probabilities - Shape [n, classes], each row a distribution.
 * @param classes - Label of each column, e.g. a classifier's `classes`.
 * @throws {@link ShapeMismatchError} if rows or columns do not fit the labels.
 * @throws {@link UnknownLabelError} for a true label that is no column.
 * @throws {@link InvalidInputError} if a row is not a probability distribution, or a label names two columns.
 * @public
 */
export function brierScore(
  yTrue: readonly string[],
  probabilities: MatrixLike,
  classes: readonly string[],
): number {
  const { targets, probabilities: dense } = classProbabilities(yTrue, probabilities, classes);
  const { data, rows, columns } = dense;
  let sum = 0;
  for (let i = 0; i < data.length; i++) {
    const truth = targets[Math.floor(i / columns)] === i % columns ? 1 : 0;
    sum += (data[i] - truth) ** 2;
  }
  return rows === 0 ? 0 : sum / rows;
}
