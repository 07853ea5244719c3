import type { MatrixLike } from '../numeric/matrix.js';
import { classProbabilities } from './class-probabilities.js';

/**
 * Mean of minus the logarithm of the true class' probability, in nats; 0 is best. No rows give 0. As scikit-learn
 * 1.2's `log_loss` with `eps="auto"`: probabilities are moved into [2^-52, 1 - 2^-52] first, so that one of exactly 0
 * costs about 36 nats instead of infinity, and the row is divided by its new sum.
 *
 * @param probabilities - Shape [n, classes], each row a distribution.
 * @param classes - Label of each column, e.g. a classifier's `classes`.
 * @throws {@link ShapeMismatchError} if rows or columns do not fit the labels.
 * @throws {@link UnknownLabelError} for a true label that is no column.
 * @throws {@link InvalidInputError} if a row is not a probability distribution, or a label names two columns.
 * @public
 */
export function logLoss(
  yTrue: readonly string[],
  probabilities: MatrixLike,
  classes: readonly string[],
): number {
  const { targets, probabilities: dense } = classProbabilities(yTrue, probabilities, classes);
  const { data, rows, columns } = dense;
  let loss = 0;
  for (let row = 0; row < rows; row++) {
    let sum = 0;
    for (let column = 0; column < columns; column++) sum += clip(data[row * columns + column]);
    loss -= Math.log(clip(data[row * columns + targets[row]]) / sum);
  }
  return rows === 0 ? 0 : loss / rows;
}

function clip(probability: number): number {
  return Math.min(Math.max(probability, Number.EPSILON), 1 - Number.EPSILON);
}
