import { activeColumns, type ColumnOrder, copyRow, loadNetwork, saveNetwork } from './active-columns.js';
import { Backpropagation } from './backpropagation.js';
import type { DenseMatrix } from './matrix.js';
import { layerSizesOf, type Network } from './network.js';
import type { MLPParameters } from './parameters.js';
import type { Random } from './random.js';
import type { Solver } from './solvers/solver.js';

/** What a network learns from. */
export interface TrainingRows {
  /** Shape [n, d], n at least 1. */
  readonly X: DenseMatrix;
  /** Class index of each row. */
  readonly targets: Int32Array;
  /** How much the loss of a row counts, by its class; > 0. */
  readonly weights: Float64Array;
}

/** Passes over the same rows: in each one update a mini-batch, the last batch short, as scikit-learn 1.2.1. */
export class Epochs {
  readonly #rows: TrainingRows;
  readonly #parameters: MLPParameters;
  readonly #columns: ColumnOrder;
  readonly #batchRows: number;
  readonly #active: Float64Array;
  readonly #backpropagation: Backpropagation;
  readonly #rowOrder: Int32Array;
  readonly #batchTargets: Int32Array;

  /** @param start - Initial weights; not changed. */
  constructor(rows: TrainingRows, start: Network, columns: ColumnOrder, parameters: MLPParameters) {
    const { batchSize, activation } = parameters;
    const n = rows.X.rows;
    this.#rows = rows;
    this.#parameters = parameters;
    this.#columns = columns;
    this.#batchRows = Math.min(batchSize === 'auto' ? 200 : batchSize, n);
    this.#active = activeColumns(rows.X, columns);
    this.#backpropagation = new Backpropagation(
      layerSizesOf(start),
      activation,
      this.#batchRows,
      columns.active,
    );
    loadNetwork(start, columns, this.#backpropagation);
    this.#rowOrder = Int32Array.from({ length: n }, (_, i) => i);
    this.#batchTargets = new Int32Array(this.#batchRows);
  }

  /** How many weights and biases there are. */
  get parameterCount(): number {
    return this.#backpropagation.parameters.length;
  }

  /** Whether all weights are finite numbers. */
  get isFinite(): boolean {
    return this.#backpropagation.parameters.every(Number.isFinite);
  }

  /** A copy of the weights. */
  network(): Network {
    return saveNetwork(this.#columns, this.#backpropagation);
  }

  /** @returns Mean loss of the rows, penalty included, each measured before its batch's update. */
  run(solver: Solver, random: Random): number {
    const { alpha, shuffle } = this.#parameters;
    const { parameters, gradient } = this.#backpropagation;
    const n = this.#rowOrder.length;
    if (shuffle) random.shuffle(this.#rowOrder);
    let sum = 0;
    for (let first = 0; first < n; first += this.#batchRows) {
      const rows = Math.min(this.#batchRows, n - first);
      this.#fillBatch(first, rows);
      sum += this.#backpropagation.lossAndGradient(this.#batchTargets, rows, alpha) * rows;
      solver.step(parameters, gradient);
    }
    return sum / n;
  }

  #fillBatch(first: number, rows: number): void {
    const { targets, weights } = this.#rows;
    const { batch, weights: batchWeights } = this.#backpropagation;
    for (let i = 0; i < rows; i++) {
      const row = this.#rowOrder[first + i];
      this.#batchTargets[i] = targets[row];
      batchWeights[i] = weights[targets[row]];
      copyRow(this.#active, row, batch, i, this.#columns.active);
    }
  }
}
