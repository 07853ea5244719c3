import { labelAgreement } from './label-agreement.js';

/**
 * Cohen's kappa, in [-1, 1]: how much more often the labels agree than two lists with the same counts of each label
 * would by chance, as a share of what is possible. 1 is agreement in every row, 0 that of chance. Where chance alone
 * agrees in every row, there is nothing to divide by, and it is 0 (scikit-learn: NaN).
 *
 * Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20, 1960.
 *
 * @throws {@link ShapeMismatchError} if the two differ in length.
 * @public
 */
export function cohenKappa(yTrue: readonly string[], yPred: readonly string[]): number {
  const { rows, hits, products } = labelAgreement(yTrue, yPred);
  const byChance = products.both;
  const possible = rows * rows - byChance;
  return possible === 0 ? 0 : (hits * rows - byChance) / possible;
}
