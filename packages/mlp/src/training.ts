import { Backpropagation } from './backpropagation.js';
import type { DenseMatrix } from './matrix.js';
import { DivergedError } from './mlp-error.js';
import { layerSizesOf, type Network } from './network.js';
import type { MLPParameters } from './parameters.js';
import type { Random } from './random.js';
import { Adam } from './solvers/adam.js';

/**
 * What `onEpoch` is told.
 *
 * @public
 */
export interface EpochEvent {
  /** Epochs done, from 1. */
  readonly epoch: number;
  /** Mean loss of the epoch's rows, penalty included, each measured before its batch's update. */
  readonly loss: number;
  /** Smallest loss so far. */
  readonly bestLoss: number;
  /** Epochs in a row that did not lower the best loss by `tol`. */
  readonly epochsWithoutProgress: number;
}

interface Training {
  readonly network: Network;
  /** Loss of each epoch. */
  readonly lossCurve: readonly number[];
}

/**
 * Mini-batch training as scikit-learn 1.2.1 does it: shuffle, one update a batch with the last batch short, stop after
 * `maxIter` epochs or more than `nIterNoChange` epochs in a row without progress, keep the last weights rather than
 * the best.
 *
 * @param X - Shape [n, d], n at least 1.
 * @param targets - Class index of each row.
 * @param start - Initial weights; not changed.
 */
export function train(
  X: DenseMatrix,
  targets: Int32Array,
  start: Network,
  parameters: MLPParameters,
  random: Random,
  onEpoch: ((event: EpochEvent) => void) | undefined,
): Training {
  const { activation, alpha, maxIter, tol, nIterNoChange, shuffle } = parameters;
  const { batchSize } = parameters;
  const n = X.rows;
  const batchRows = Math.min(batchSize === 'auto' ? 200 : batchSize, n);

  const { order, activeInputs } = columnsByActivity(X);
  const active = activeColumns(X, order, activeInputs);
  const backpropagation = new Backpropagation(layerSizesOf(start), activation, batchRows, activeInputs);
  loadNetwork(start, order, backpropagation);
  const solver = new Adam(backpropagation.parameters.length, parameters);

  const rowOrder = Int32Array.from({ length: n }, (_, i) => i);
  const batchTargets = new Int32Array(batchRows);
  const lossCurve: number[] = [];
  let bestLoss = Infinity;
  let epochsWithoutProgress = 0;
  for (let epoch = 1; epoch <= maxIter && epochsWithoutProgress <= nIterNoChange; epoch++) {
    if (shuffle) random.shuffle(rowOrder);
    let sum = 0;
    for (let first = 0; first < n; first += batchRows) {
      const rows = Math.min(batchRows, n - first);
      for (let i = 0; i < rows; i++) {
        const row = rowOrder[first + i];
        batchTargets[i] = targets[row];
        copyRow(active, row, backpropagation.batch, i, activeInputs);
      }
      sum += backpropagation.lossAndGradient(batchTargets, rows, alpha) * rows;
      solver.step(backpropagation.parameters, backpropagation.gradient);
    }
    const loss = sum / n;
    if (!Number.isFinite(loss)) throw new DivergedError(epoch);
    lossCurve.push(loss);
    epochsWithoutProgress = loss > bestLoss - tol ? epochsWithoutProgress + 1 : 0;
    bestLoss = Math.min(bestLoss, loss);
    onEpoch?.({ epoch, loss, bestLoss, epochsWithoutProgress });
  }
  if (!backpropagation.parameters.every(Number.isFinite)) throw new DivergedError(lossCurve.length);
  return { network: saveNetwork(order, backpropagation), lossCurve };
}

/** The columns of X in an order that puts those first that are not zero in every row. */
function columnsByActivity(X: DenseMatrix): { order: number[]; activeInputs: number } {
  const active: number[] = [];
  const zero: number[] = [];
  for (let j = 0; j < X.columns; j++) {
    let i = j;
    while (i < X.data.length && X.data[i] === 0) i += X.columns;
    (i < X.data.length ? active : zero).push(j);
  }
  return { order: [...active, ...zero], activeInputs: active.length };
}

function activeColumns(X: DenseMatrix, order: readonly number[], activeInputs: number): Float64Array {
  const data = new Float64Array(X.rows * activeInputs);
  for (let i = 0; i < X.rows; i++) {
    for (let k = 0; k < activeInputs; k++) data[i * activeInputs + k] = X.data[i * X.columns + order[k]];
  }
  return data;
}

/** Copies the weights in; those of the input layer get their rows in the order of the columns. */
function loadNetwork(network: Network, order: readonly number[], into: Backpropagation): void {
  into.layers.forEach((layer, l) => {
    const { data } = network.coefs[l];
    if (l === 0) {
      order.forEach((column, k) => {
        copyRow(data, column, layer.coefs, k, layer.units);
      });
    } else {
      layer.coefs.set(data);
    }
    layer.intercepts.set(network.intercepts[l]);
  });
}

function saveNetwork(order: readonly number[], from: Backpropagation): Network {
  return {
    coefs: from.layers.map((layer, l) => {
      const data = layer.coefs.slice();
      if (l === 0) {
        order.forEach((column, k) => {
          copyRow(layer.coefs, k, data, column, layer.units);
        });
      }
      return { data, rows: layer.inputs, columns: layer.units };
    }),
    intercepts: from.layers.map((layer) => layer.intercepts.slice()),
  };
}

function copyRow(from: Float64Array, row: number, to: Float64Array, toRow: number, columns: number): void {
  for (let j = 0; j < columns; j++) to[toRow * columns + j] = from[row * columns + j];
}
