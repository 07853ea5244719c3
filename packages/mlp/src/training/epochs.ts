import type { TrainingKernel } from '../kernels/training-kernel.js';
import type { Random } from '../numeric/random.js';
import type { MLPParameters } from '../parameters.js';
import type { StepSize } from '../solvers/step-size.js';

/** Rows of a mini-batch, but for the last one of an epoch. */
export function batchRows({ batchSize }: MLPParameters, n: number): number {
  return Math.min(batchSize === 'auto' ? 200 : batchSize, n);
}

/** Passes over the same rows: in each one update a mini-batch, the last batch short, as scikit-learn 1.2.1. */
export class Epochs {
  readonly #kernel: TrainingKernel;
  readonly #shuffle: boolean;
  readonly #batchRows: number;
  readonly #rowOrder: Int32Array;

  /** @param kernel - Has these rows, in order, and room for batches of {@link batchRows}. */
  constructor(kernel: TrainingKernel, n: number, parameters: MLPParameters) {
    this.#kernel = kernel;
    this.#shuffle = parameters.shuffle;
    this.#batchRows = batchRows(parameters, n);
    this.#rowOrder = Int32Array.from({ length: n }, (_, i) => i);
  }

  /** @returns Mean loss of the rows, penalty included, each measured before its batch's update. */
  run(stepSize: StepSize, random: Random): number {
    const n = this.#rowOrder.length;
    if (this.#shuffle) {
      random.shuffle(this.#rowOrder);
      this.#kernel.setOrder(this.#rowOrder);
    }
    let sum = 0;
    for (let first = 0; first < n; first += this.#batchRows) {
      const rows = Math.min(this.#batchRows, n - first);
      sum += this.#kernel.step(first, rows, stepSize.next()) * rows;
    }
    return sum / n;
  }
}
