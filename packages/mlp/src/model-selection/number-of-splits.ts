import { InvalidParameterError } from '../mlp-error.js';

/** @throws {@link InvalidParameterError} if there are not at least two folds. */
export function checkNumberOfSplits(nSplits: number): void {
  if (!Number.isSafeInteger(nSplits) || nSplits < 2) {
    throw new InvalidParameterError('nSplits', nSplits, 'be an integer >= 2');
  }
}
