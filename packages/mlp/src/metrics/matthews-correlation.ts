import { labelAgreement } from './label-agreement.js';

/**
 * Matthews correlation coefficient of any number of classes, in [-1, 1]: the correlation of true and predicted
 * labels. 1 is right in every row, 0 is no better than chance. Where one of the lists holds a single label there is
 * nothing to correlate, and it is 0, as in scikit-learn's `matthews_corrcoef`.
 *
 * Gorodkin, "Comparing two K-category assignments by a K-category correlation coefficient", Computational Biology
 * and Chemistry 28, 2004.
 *
 * @throws {@link ShapeMismatchError} if the two differ in length.
 * @public
 */
export function matthewsCorrelation(yTrue: readonly string[], yPred: readonly string[]): number {
  const { rows, hits, products } = labelAgreement(yTrue, yPred);
  const covariance = hits * rows - products.both;
  const variances = (rows * rows - products.true) * (rows * rows - products.predicted);
  return variances === 0 ? 0 : covariance / Math.sqrt(variances);
}
