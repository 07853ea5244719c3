import type { StepSize } from './step-size.js';

/** How the step size of stochastic gradient descent changes while it learns. @public */
export type LearningRateSchedule = 'constant' | 'invscaling' | 'adaptive';

interface SgdStepSizeOptions {
  readonly learningRateInit: number;
  readonly learningRate: LearningRateSchedule;
  readonly powerT: number;
}

/** Steps that are smaller are not worth another epoch. */
const LEAST_RATE = 1e-6;

/** The step size of {@link Sgd}, after one of scikit-learn's schedules. */
export class SgdStepSize implements StepSize {
  readonly #options: SgdStepSizeOptions;
  #rate: number;

  constructor(options: SgdStepSizeOptions) {
    this.#options = options;
    this.#rate = options.learningRateInit;
  }

  next(): number {
    return this.#rate;
  }

  endEpoch(rowsSeen: number): void {
    const { learningRate, learningRateInit, powerT } = this.#options;
    if (learningRate === 'invscaling') this.#rate = learningRateInit / (rowsSeen + 1) ** powerT;
  }

  goesOnWithoutProgress(): boolean {
    if (this.#options.learningRate !== 'adaptive' || this.#rate <= LEAST_RATE) return false;
    this.#rate /= 5;
    return true;
  }
}
