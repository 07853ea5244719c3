import { checkLabelPair } from './label-pair.js';

/**
 * Share of the rows whose predicted label is the true one, in [0, 1]. No rows give 0.
 *
 * @throws {@link ShapeMismatchError} if the two differ in length.
 * @public
 */
export function accuracy(yTrue: readonly string[], yPred: readonly string[]): number {
  checkLabelPair(yTrue, yPred);
  const right = yTrue.filter((label, i) => label === yPred[i]).length;
  return yTrue.length === 0 ? 0 : right / yTrue.length;
}
