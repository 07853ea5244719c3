import { type ConfusionMatrix, confusionMatrix } from './confusion-matrix.js';

/**
 * Precision, recall and their harmonic mean, each in [0, 1]. A ratio whose denominator is 0 counts as 0, as in
 * scikit-learn with `zero_division=0`.
 *
 * @public
 */
export interface PrecisionRecallF1 {
  /** Of the rows predicted to be of the class, the share that is. */
  readonly precision: number;
  /** Of the rows of the class, the share that was found. */
  readonly recall: number;
  readonly f1: number;
}

/** The scores of one class. @public */
export interface ClassScores extends PrecisionRecallF1 {
  readonly label: string;
  /** Rows of the class. */
  readonly support: number;
}

/**
 * How the scores of several classes become one: `macro` is their plain mean, `weighted` their mean by number of true
 * rows, `micro` the ratio of the summed counts (with one label a row: the accuracy).
 *
 * @public
 */
export type Average = 'macro' | 'weighted' | 'micro';

/**
 * Scores of each class that occurs among the true or predicted labels, sorted by code point.
 *
 * @throws {@link ShapeMismatchError} if the two differ in length.
 * @public
 */
export function classScores(yTrue: readonly string[], yPred: readonly string[]): ClassScores[] {
  return scoresOf(confusionMatrix(yTrue, yPred));
}

/**
 * One score over all classes. No rows give 0.
 *
 * @throws {@link ShapeMismatchError} if the two differ in length.
 * @public
 */
export function precisionRecallF1(
  yTrue: readonly string[],
  yPred: readonly string[],
  average: Average,
): PrecisionRecallF1 {
  return averageOf(confusionMatrix(yTrue, yPred), average);
}

/**
 * Scores of each class of a confusion matrix.
 *
 * @param of - The classes to score, all of them unless told; one that does not occur is left out.
 */
export function scoresOf(matrix: ConfusionMatrix, of?: readonly string[]): ClassScores[] {
  return countsOf(matrix, of).map(({ label, hits, predicted, support }) => ({
    label,
    ...ratios(hits, predicted, support),
    support,
  }));
}

/** The averaged scores of a confusion matrix, over the same classes as {@link scoresOf}. */
export function averageOf(
  matrix: ConfusionMatrix,
  average: Average,
  of?: readonly string[],
): PrecisionRecallF1 {
  if (average === 'micro') {
    const counts = countsOf(matrix, of);
    const total = (name: 'hits' | 'predicted' | 'support') => sum(counts.map((each) => each[name]));
    return ratios(total('hits'), total('predicted'), total('support'));
  }
  const classes = scoresOf(matrix, of);
  const weights = classes.map((scores) => (average === 'macro' ? 1 : scores.support));
  const mean = (name: keyof PrecisionRecallF1) =>
    ratio(sum(classes.map((scores, i) => scores[name] * weights[i])), sum(weights));
  return { precision: mean('precision'), recall: mean('recall'), f1: mean('f1') };
}

function countsOf({ labels, counts }: ConfusionMatrix, of: readonly string[] = labels) {
  return labels
    .map((label, i) => ({
      label,
      hits: counts[i][i],
      predicted: sum(counts.map((row) => row[i])),
      support: sum(counts[i]),
    }))
    .filter(({ label }) => of.includes(label));
}

// F1 from the counts, not from precision and recall: one rounding instead of three.
function ratios(hits: number, predicted: number, support: number): PrecisionRecallF1 {
  return {
    precision: ratio(hits, predicted),
    recall: ratio(hits, support),
    f1: ratio(2 * hits, predicted + support),
  };
}

function ratio(numerator: number, denominator: number): number {
  return denominator === 0 ? 0 : numerator / denominator;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
