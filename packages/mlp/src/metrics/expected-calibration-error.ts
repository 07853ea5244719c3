import type { MatrixLike } from '../numeric/matrix.js';
import { reliabilityBins } from './reliability-bins.js';

/**
 * How far confidence is from being the share of right answers, in [0, 1], 0 being best: the mean over the rows of the
 * distance between mean confidence and accuracy of their bin, see {@link reliabilityBins}. No rows give 0.
 *
 * Guo, Pleiss, Sun and Weinberger, "On calibration of modern neural networks", ICML 2017, equation 3; their bins
 * include the upper end, ours the lower one.
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
export function expectedCalibrationError(
  yTrue: readonly string[],
  probabilities: MatrixLike,
  classes: readonly string[],
  bins = 10,
): number {
  const distance = reliabilityBins(yTrue, probabilities, classes, bins).reduce(
    (sum, { rows, meanConfidence, accuracy }) => sum + rows * Math.abs(meanConfidence - accuracy),
    0,
  );
  return yTrue.length === 0 ? 0 : distance / yTrue.length;
}
