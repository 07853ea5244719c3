import { createKernel } from '../kernels/kernels.js';
import type { TrainingKernel } from '../kernels/training-kernel.js';
import { DivergedError } from '../mlp-error.js';
import { isFiniteNetwork } from '../network/network.js';
import type { Network } from '../network/weights.js';
import type { Random } from '../numeric/random.js';
import type { MLPParameters } from '../parameters.js';
import { SOLVERS } from '../solvers/solvers.js';
import type { StepSize } from '../solvers/step-size.js';
import { columnsInOrder } from './active-columns.js';
import { batchRows, Epochs } from './epochs.js';
import { Progress } from './progress.js';
import type { TrainingRows } from './training-rows.js';

/** Training that gets its rows in portions: the solver's moments and step size go on from one to the next. */
export class PartialTraining {
  readonly #parameters: MLPParameters;
  readonly #random: Random;
  readonly #progress: Progress;
  readonly #stepSize: StepSize;
  /** Keeps the moments, so it is the same one for all portions. */
  #kernel: TrainingKernel | undefined;
  #network: Network;
  #rowsSeen: number;
  #epochs = 0;

  /**
   * @param start - Initial weights; not changed.
   * @param rowsSeen - Rows that the weights have seen before, a row counting once an epoch.
   */
  constructor(start: Network, parameters: MLPParameters, random: Random, rowsSeen: number) {
    this.#network = start;
    this.#parameters = parameters;
    this.#random = random;
    this.#progress = new Progress(parameters.tol);
    this.#stepSize = SOLVERS[parameters.solver].stepSize(parameters);
    this.#rowsSeen = rowsSeen;
  }

  get network(): Network {
    return this.#network;
  }

  get rowsSeen(): number {
    return this.#rowsSeen;
  }

  /**
   * One epoch over the rows.
   *
   * @returns Their mean loss, penalty included.
   * @throws {@link DivergedError} if weights or loss leave the finite numbers; then nothing more can be learned.
   */
  learn(rows: TrainingRows): number {
    const kernel = this.#kernelWith(rows);
    const loss = new Epochs(kernel, rows.X.rows, this.#parameters).run(this.#stepSize, this.#random);
    const network = kernel.network();
    this.#epochs += 1;
    if (!Number.isFinite(loss) || !isFiniteNetwork(network)) throw new DivergedError(this.#epochs);
    this.#network = network;
    this.#rowsSeen += rows.X.rows;
    this.#progress.record(-loss);
    this.#stepSize.endEpoch(this.#rowsSeen);
    if (
      this.#progress.epochsWithout > this.#parameters.nIterNoChange &&
      this.#stepSize.goesOnWithoutProgress()
    ) {
      this.#progress.forgive();
    }
    return loss;
  }

  #kernelWith(rows: TrainingRows): TrainingKernel {
    const batch = batchRows(this.#parameters, rows.X.rows);
    if (this.#kernel === undefined) {
      this.#kernel = createKernel(this.#network, columnsInOrder(rows.X), rows, batch, this.#parameters);
    } else {
      this.#kernel.setRows(rows, batch);
    }
    return this.#kernel;
  }
}
