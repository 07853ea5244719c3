import { columnsInOrder } from './active-columns.js';
import { Epochs, type TrainingRows } from './epochs.js';
import { DivergedError } from './mlp-error.js';
import type { Network } from './network.js';
import type { MLPParameters } from './parameters.js';
import { Progress } from './progress.js';
import type { Random } from './random.js';
import type { Solver } from './solvers/solver.js';
import { SOLVERS } from './solvers/solvers.js';

/** Training that gets its rows in portions: the solver's moments and step size go on from one to the next. */
export class PartialTraining {
  readonly #parameters: MLPParameters;
  readonly #random: Random;
  readonly #progress: Progress;
  #solver: Solver | undefined;
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
    const { solver: name, nIterNoChange } = this.#parameters;
    const epochs = new Epochs(rows, this.#network, columnsInOrder(rows.X), this.#parameters);
    this.#solver ??= SOLVERS[name](epochs.parameterCount, this.#parameters);
    const loss = epochs.run(this.#solver, this.#random);
    this.#epochs += 1;
    if (!Number.isFinite(loss) || !epochs.isFinite) throw new DivergedError(this.#epochs);
    this.#network = epochs.network();
    this.#rowsSeen += rows.X.rows;
    this.#progress.record(-loss);
    this.#solver.endEpoch(this.#rowsSeen);
    if (this.#progress.epochsWithout > nIterNoChange && this.#solver.goesOnWithoutProgress()) {
      this.#progress.forgive();
    }
    return loss;
  }
}
