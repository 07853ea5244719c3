import { createKernel } from '../kernels/kernels.js';
import { DivergedError } from '../mlp-error.js';
import { forward, isFiniteNetwork, mostProbable } from '../network/network.js';
import type { Network } from '../network/weights.js';
import { takeRows } from '../numeric/matrix.js';
import type { Random } from '../numeric/random.js';
import type { MLPParameters } from '../parameters.js';
import { SOLVERS } from '../solvers/solvers.js';
import { columnsByActivity } from './active-columns.js';
import { batchRows, Epochs } from './epochs.js';
import { Progress } from './progress.js';
import type { TrainingRows } from './training-rows.js';
import { splitOffValidation } from './validation-rows.js';

/**
 * What `onEpoch` is told.
 *
 * @public
 */
export interface EpochEvent {
  /** Epochs of this call of `fit` that are done, from 1. */
  readonly epoch: number;
  /** Mean loss of the epoch's rows, penalty included, each measured before its batch's update. */
  readonly loss: number;
  /** Smallest loss of this call so far. */
  readonly bestLoss: number;
  /** Accuracy on the held out rows, in [0, 1]; with `earlyStopping` only. */
  readonly validationScore?: number | undefined;
  /** Epochs in a row that did not lower the best loss, or raise the best validation score, by `tol`. */
  readonly epochsWithoutProgress: number;
}

interface Training {
  readonly network: Network;
  /** Loss of each epoch. */
  readonly lossCurve: readonly number[];
  /** Accuracy on the held out rows after each epoch; empty without early stopping. */
  readonly validationScores: readonly number[];
  /** Rows that the weights have seen, a row counting once an epoch. */
  readonly rowsSeen: number;
}

interface TrainingOptions {
  /** Rows that the weights have seen before, a row counting once an epoch. */
  readonly rowsSeen: number;
  readonly onEpoch?: ((event: EpochEvent) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Trains as scikit-learn 1.2.1 does: until `maxIter` epochs, or more than `nIterNoChange` epochs in a row without
 * progress at which the solver does not go on. Keeps the last weights, with early stopping those of the best score.
 *
 * @param start - Initial weights; not changed.
 * @throws {@link DivergedError} if weights or loss leave the finite numbers.
 * @throws the signal's reason once it is aborted.
 */
export function train(
  all: TrainingRows,
  start: Network,
  parameters: MLPParameters,
  random: Random,
  { rowsSeen, onEpoch, signal }: TrainingOptions,
): Training {
  const { maxIter, nIterNoChange, tol } = parameters;
  const { rows, validate } = parameters.earlyStopping
    ? holdOut(all, parameters, random)
    : { rows: all, validate: undefined };
  const n = rows.X.rows;
  const kernel = createKernel(start, columnsByActivity(rows.X), rows, batchRows(parameters, n), parameters);
  const epochs = new Epochs(kernel, n, parameters);
  const stepSize = SOLVERS[parameters.solver].stepSize(parameters);
  const progress = new Progress(tol);
  const lossCurve: number[] = [];
  const validationScores: number[] = [];
  let best: Network | undefined;
  let bestLoss = Infinity;
  signal?.throwIfAborted();
  for (let epoch = 1; epoch <= maxIter; epoch++) {
    const loss = epochs.run(stepSize, random);
    if (!Number.isFinite(loss)) throw new DivergedError(epoch);
    lossCurve.push(loss);
    bestLoss = Math.min(bestLoss, loss);
    if (validate) {
      const network = kernel.network();
      const validationScore = validate(network);
      validationScores.push(validationScore);
      if (progress.record(validationScore)) best = network;
      onEpoch?.({ epoch, loss, bestLoss, validationScore, epochsWithoutProgress: progress.epochsWithout });
    } else {
      progress.record(-loss);
      onEpoch?.({ epoch, loss, bestLoss, epochsWithoutProgress: progress.epochsWithout });
    }
    signal?.throwIfAborted();
    stepSize.endEpoch(rowsSeen + epoch * n);
    if (progress.epochsWithout > nIterNoChange) {
      if (!stepSize.goesOnWithoutProgress()) break;
      progress.forgive();
    }
  }
  const last = kernel.network();
  if (!isFiniteNetwork(last)) throw new DivergedError(lossCurve.length);
  return {
    network: best ?? last,
    lossCurve,
    validationScores,
    rowsSeen: rowsSeen + lossCurve.length * n,
  };
}

/** The rows to learn from, and how well a network does on those that are held out: its accuracy on them. */
function holdOut(
  { X, targets, weights }: TrainingRows,
  { validationFraction, activation }: MLPParameters,
  random: Random,
): { rows: TrainingRows; validate: (network: Network) => number } {
  const { train, validation } = splitOffValidation(targets, validationFraction, random);
  const held = takeRows(X, validation);
  const truth = validation.map((row) => targets[row]);
  return {
    rows: {
      X: takeRows(X, train),
      targets: train.map((row) => targets[row]),
      weights: Float64Array.from(train, (row) => weights[row]),
    },
    validate: (network) => {
      const predicted = mostProbable(forward(network, activation, held));
      return truth.filter((target, i) => target === predicted[i]).length / truth.length;
    },
  };
}
