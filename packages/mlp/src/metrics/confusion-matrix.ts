import { LabelEncoder } from '../preprocessing/label-encoder.js';
import { checkLabelPair } from './label-pair.js';

/**
 * How often each class was taken for each other one.
 *
 * @public
 */
export interface ConfusionMatrix {
  /** All labels that occur among the true or the predicted ones, sorted by code point. */
  readonly labels: readonly string[];
  /** `counts[i][j]` rows of class `labels[i]` were predicted to be `labels[j]`. */
  readonly counts: readonly (readonly number[])[];
}

/**
 * Counts true labels (rows) against predicted labels (columns).
 *
 * @throws {@link ShapeMismatchError} if the two differ in length.
 * @public
 */
export function confusionMatrix(yTrue: readonly string[], yPred: readonly string[]): ConfusionMatrix {
  checkLabelPair(yTrue, yPred);
  const encoder = new LabelEncoder().fit([...yTrue, ...yPred]);
  const labels = encoder.classes;
  const counts = labels.map(() => labels.map(() => 0));
  const predicted = encoder.transform(yPred);
  encoder.transform(yTrue).forEach((truth, i) => {
    counts[truth][predicted[i]] += 1;
  });
  return { labels, counts };
}
