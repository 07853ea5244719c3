import { ShapeMismatchError } from '../mlp-error.js';

/** Every metric compares true and predicted labels row by row. */
export function checkLabelPair(yTrue: readonly string[], yPred: readonly string[]): void {
  if (yTrue.length !== yPred.length) {
    throw new ShapeMismatchError('number of predicted labels', yTrue.length, yPred.length);
  }
}
