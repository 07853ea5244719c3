import { Backpropagation } from '../network/backpropagation.js';
import { layerSizesOf } from '../network/network.js';
import type { Network } from '../network/weights.js';
import type { MLPParameters } from '../parameters.js';
import type { Solver } from '../solvers/solver.js';
import { SOLVERS } from '../solvers/solvers.js';
import { type ColumnOrder, copyActiveColumns } from '../training/active-columns.js';
import type { TrainingRows } from '../training/training-rows.js';
import { type LayerWeights, loadNetwork, saveNetwork } from './layer-weights.js';
import type { TrainingKernel } from './training-kernel.js';

/** The kernel in plain JavaScript, which runs anywhere. */
export class JsKernel implements TrainingKernel {
  readonly #columns: ColumnOrder;
  readonly #alpha: number;
  readonly #backpropagation: Backpropagation;
  readonly #solver: Solver;
  #active = new Float64Array(0);
  #targets = new Int32Array(0);
  #weights = new Float64Array(0);
  #order = new Int32Array(0);
  #batchTargets = new Int32Array(0);

  /** @param start - Initial weights; not changed. */
  constructor(start: Network, columns: ColumnOrder, parameters: MLPParameters) {
    this.#columns = columns;
    this.#alpha = parameters.alpha;
    this.#backpropagation = new Backpropagation(layerSizesOf(start), parameters.activation, columns.active);
    this.#solver = SOLVERS[parameters.solver].update(this.#backpropagation.parameters.length, parameters);
    loadNetwork(start, columns, this.#layers());
  }

  setRows({ X, targets, weights }: TrainingRows, batchRows: number): void {
    const { active } = this.#columns;
    this.#active = new Float64Array(X.rows * active);
    copyActiveColumns(X, this.#columns, this.#active, active);
    this.#targets = targets.slice();
    this.#weights = weights.slice();
    this.#order = Int32Array.from(targets.keys());
    this.#batchTargets = new Int32Array(batchRows);
    this.#backpropagation.reserve(batchRows);
  }

  setOrder(order: Int32Array): void {
    this.#order.set(order);
  }

  step(first: number, rows: number, stepSize: number): number {
    const { parameters, gradient } = this.#backpropagation;
    this.#fillBatch(first, rows);
    const loss = this.#backpropagation.lossAndGradient(this.#batchTargets, rows, this.#alpha);
    this.#solver.step(parameters, gradient, stepSize);
    return loss;
  }

  network(): Network {
    return saveNetwork(this.#columns, this.#layers());
  }

  #layers(): LayerWeights[] {
    return this.#backpropagation.layers.map((layer) => ({ ...layer, pitch: layer.units }));
  }

  #fillBatch(first: number, rows: number): void {
    const { active } = this.#columns;
    const { batch, weights } = this.#backpropagation;
    for (let i = 0; i < rows; i++) {
      const row = this.#order[first + i];
      this.#batchTargets[i] = this.#targets[row];
      weights[i] = this.#weights[row];
      for (let k = 0; k < active; k++) batch[i * active + k] = this.#active[row * active + k];
    }
  }
}
