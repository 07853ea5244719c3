import { classScores } from './precision-recall-f1.js';

/**
 * Mean recall of the classes that occur among the true labels, in [0, 1]: accuracy as if every class had the same
 * number of rows. No rows give 0. As scikit-learn's `balanced_accuracy_score`.
 *
 * @throws {@link ShapeMismatchError} if the two differ in length.
 * @public
 */
export function balancedAccuracy(yTrue: readonly string[], yPred: readonly string[]): number {
  const recalls = classScores(yTrue, yPred)
    .filter(({ support }) => support > 0)
    .map(({ recall }) => recall);
  return recalls.length === 0 ? 0 : recalls.reduce((sum, recall) => sum + recall, 0) / recalls.length;
}
