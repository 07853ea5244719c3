import { InvalidParameterError } from '../mlp-error.js';
import type { MatrixLike } from '../numeric/matrix.js';
import { classProbabilities } from './class-probabilities.js';

/**
 * The rows whose confidence, the largest of their probabilities, lies in one interval.
 *
 * @public
 */
export interface ReliabilityBin {
  /** Confidences from here, inclusive ... */
  readonly from: number;
  /** ... up to here, exclusive; the last bin includes 1. */
  readonly to: number;
  readonly rows: number;
  /** 0 without rows. */
  readonly meanConfidence: number;
  /** Share of the rows whose most probable class, the first one on ties, is the true one; 0 without rows. */
  readonly accuracy: number;
}

/**
 * How confident the predictions are and how often they are right: what a reliability diagram shows.
 *
 * @param probabilities - Shape [n, classes], each row a distribution.
 * @param classes - Label of each column, e.g. a classifier's `classes`.
 * @param bins - Number of intervals of equal width that [0, 1] is cut into, 1 or more; 10 if not given.
 * @throws {@link InvalidParameterError} if `bins` is no integer from 1.
 * @throws {@link ShapeMismatchError} if rows or columns do not fit the labels.
 * @throws {@link UnknownLabelError} for a true label that is no column.
 * @throws {@link InvalidInputError} if a row is not a probability distribution, or a label names two columns.
 * @public
 */
export function reliabilityBins(
  yTrue: readonly string[],
  probabilities: MatrixLike,
  classes: readonly string[],
  bins = 10,
): ReliabilityBin[] {
  if (!Number.isSafeInteger(bins) || bins < 1)
    throw new InvalidParameterError('bins', bins, 'be an integer >= 1');
  const { targets, probabilities: dense } = classProbabilities(yTrue, probabilities, classes);
  const sums = Array.from({ length: bins }, () => ({ rows: 0, confidence: 0, hits: 0 }));
  targets.forEach((target, row) => {
    const distribution = dense.data.subarray(row * dense.columns, (row + 1) * dense.columns);
    const confidence = Math.max(...distribution);
    const bin = sums[Math.min(Math.floor(confidence * bins), bins - 1)];
    bin.rows += 1;
    bin.confidence += confidence;
    bin.hits += distribution.indexOf(confidence) === target ? 1 : 0;
  });
  return sums.map(({ rows, confidence, hits }, i) => ({
    from: i / bins,
    to: (i + 1) / bins,
    rows,
    meanConfidence: rows === 0 ? 0 : confidence / rows,
    accuracy: rows === 0 ? 0 : hits / rows,
  }));
}
