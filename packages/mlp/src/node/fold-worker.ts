import type { FitOptions } from '../classifiers/estimator.js';
import { answerFold, type FoldAnswer } from '../model-selection/fold-answer.js';
import type { Fold } from '../model-selection/splitter.js';
import type { DenseMatrix } from '../numeric/matrix.js';
import { type ErrorMessage, errorMessage } from './error-message.js';
import { describedEstimator, type EstimatorDescription } from './estimator-description.js';

/** What a worker thread is asked to do. */
export interface FoldMessage {
  readonly estimator: EstimatorDescription;
  readonly X: DenseMatrix;
  readonly y: readonly string[];
  readonly fold: Fold;
  /** Shared with who asks: 1 in its only place once nobody waits for the answer any more. */
  readonly end: Int32Array;
}

/** What came of it. */
export type FoldOutcome = { readonly answer: FoldAnswer } | { readonly error: ErrorMessage };

/** Does a fold in a worker thread. */
export default function doFold({ estimator, X, y, fold, end }: FoldMessage): FoldOutcome {
  const fitOptions = fittingUntil(end);
  fitOptions.signal.throwIfAborted();
  try {
    return { answer: answerFold(describedEstimator(estimator), X, y, fold, fitOptions) };
  } catch (thrown) {
    const error = errorMessage(thrown);
    if (error === undefined) throw thrown;
    return { error };
  }
}

/** Options that end a fit with the epoch in which nobody waits for it any more. */
function fittingUntil(end: Int32Array): FitOptions & { readonly signal: AbortSignal } {
  const controller = new AbortController();
  const onEpoch = () => {
    if (Atomics.load(end, 0) === 1) controller.abort();
  };
  onEpoch();
  return { onEpoch, signal: controller.signal };
}
