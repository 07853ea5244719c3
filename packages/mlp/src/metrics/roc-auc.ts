import { SingleClassError } from '../mlp-error.js';
import type { MatrixLike } from '../numeric/matrix.js';
import { classProbabilities } from './class-probabilities.js';

/**
 * Area under the receiver operating characteristic, in [0, 1], averaged over the classes, each against all others:
 * the probability that a row of the class is given a larger probability of it than a row of another class; ties count
 * half. 0.5 is no better than chance. As scikit-learn's `roc_auc_score` with `multi_class="ovr"`, but classes of
 * which there is no row are left out of the average instead of refused.
 *
 * @param probabilities - Shape [n, classes], each row a distribution.
 * @param classes - Label of each column, e.g. a classifier's `classes`.
 * @param average - Plain mean of the classes, or weighted by number of true rows.
 * @throws {@link SingleClassError} if all rows are of one class: there is nothing to tell it from.
 * @throws {@link ShapeMismatchError} if rows or columns do not fit the labels.
 * @throws {@link UnknownLabelError} for a true label that is no column.
 * @throws {@link InvalidInputError} if a row is not a probability distribution, or a label names two columns.
 * @public
 */
export function rocAuc(
  yTrue: readonly string[],
  probabilities: MatrixLike,
  classes: readonly string[],
  average: 'macro' | 'weighted',
): number {
  const { targets, probabilities: dense } = classProbabilities(yTrue, probabilities, classes);
  const { data, rows, columns } = dense;
  if (rows === 0) return 0;
  let sum = 0;
  let weights = 0;
  classes.forEach((label, column) => {
    const members = targets.filter((target) => target === column).length;
    if (members === 0) return;
    if (members === rows) throw new SingleClassError(label);
    const weight = average === 'macro' ? 1 : members;
    const scores = Float64Array.from({ length: rows }, (_, row) => data[row * columns + column]);
    sum += weight * areaOf(scores, targets, column, members);
    weights += weight;
  });
  return sum / weights;
}

/** By ranks: Mann and Whitney, "On a test of whether one of two random variables is stochastically larger", 1947. */
function areaOf(scores: Float64Array, targets: Int32Array, column: number, members: number): number {
  const order = Array.from(scores.keys()).sort((a, b) => scores[a] - scores[b]);
  let rankSum = 0;
  for (let first = 0, end = 0; first < order.length; first = end) {
    let tiedMembers = 0;
    while (end < order.length && scores[order[end]] === scores[order[first]]) {
      if (targets[order[end]] === column) tiedMembers += 1;
      end += 1;
    }
    // Ranks count from 1; rows that are tied share the mean of theirs.
    rankSum += (tiedMembers * (first + 1 + end)) / 2;
  }
  const pairs = members * (order.length - members);
  return (rankSum - (members * (members + 1)) / 2) / pairs;
}
