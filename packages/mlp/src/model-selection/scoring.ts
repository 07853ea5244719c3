import { precisionRecallF1 } from '../metrics/precision-recall-f1.js';

/**
 * Turns true and predicted labels into a number, larger being better.
 *
 * @public
 */
export type Scoring = (yTrue: readonly string[], yPred: readonly string[]) => number;

/** Weighted F1, as scikit-learn's `f1_weighted`. @public */
export const f1Weighted: Scoring = (yTrue, yPred) => precisionRecallF1(yTrue, yPred, 'weighted').f1;
