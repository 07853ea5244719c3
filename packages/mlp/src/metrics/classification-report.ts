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
 * @throws {@link ShapeMismatchError} if the two differ in length.
 * @public
 */
export function classificationReport(
  yTrue: readonly string[],
  yPred: readonly string[],
): ClassificationReport {
  const confusion = confusionMatrix(yTrue, yPred);
  return {
    rows: yTrue.length,
    accuracy: accuracy(yTrue, yPred),
    macro: averageOf(confusion, 'macro'),
    weighted: averageOf(confusion, 'weighted'),
    micro: averageOf(confusion, 'micro'),
    classes: scoresOf(confusion),
    confusion,
  };
}
