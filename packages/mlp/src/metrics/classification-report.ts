import { accuracy } from './accuracy.js';
import { type ConfusionMatrix, confusionMatrix } from './confusion-matrix.js';
import { averageOf, type ClassScores, type PrecisionRecallF1, scoresOf } from './precision-recall-f1.js';

/**
 * All scores of one set of predictions: plain data, ready for JSON.
 *
 * @public
 */
export interface ClassificationReport {
  /** Rows that were scored. */
  readonly rows: number;
  readonly accuracy: number;
  readonly macro: PrecisionRecallF1;
  readonly weighted: PrecisionRecallF1;
  readonly micro: PrecisionRecallF1;
  /** One entry a class, sorted by code point of the label. */
  readonly classes: readonly ClassScores[];
  readonly confusion: ConfusionMatrix;
}

/**
 * Scores predicted labels against true ones.
 *
 * @param of - The classes that are scored and averaged, such as all but an answer that is a refusal; scikit-learn's
 * `labels`. Accuracy and confusion matrix are of all. @defaultValue every class that occurs
 * @throws {@link ShapeMismatchError} if the two differ in length.
 * @public
 */
export function classificationReport(
  yTrue: readonly string[],
  yPred: readonly string[],
  of?: readonly string[],
): ClassificationReport {
  const confusion = confusionMatrix(yTrue, yPred);
  return {
    rows: yTrue.length,
    accuracy: accuracy(yTrue, yPred),
    macro: averageOf(confusion, 'macro', of),
    weighted: averageOf(confusion, 'weighted', of),
    micro: averageOf(confusion, 'micro', of),
    classes: scoresOf(confusion, of),
    confusion,
  };
}
