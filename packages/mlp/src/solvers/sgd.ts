import type { Solver } from './solver.js';

/** How the step size of stochastic gradient descent changes while it learns. @public */
export type LearningRateSchedule = 'constant' | 'invscaling' | 'adaptive';

interface SgdOptions {
  readonly learningRateInit: number;
  readonly learningRate: LearningRateSchedule;
  readonly powerT: number;
  readonly momentum: number;
  readonly nesterovsMomentum: boolean;
}

/** Steps that are smaller are not worth another epoch. */
const LEAST_RATE = 1e-6;

/**
 * Stochastic gradient descent with momentum as in scikit-learn. A step goes where the velocity leads; with Nesterov's
 * momentum, in the form of Sutskever et al. ("On the importance of initialization and momentum in deep learning",
 * ICML 2013), it looks one velocity ahead.
 */
export class Sgd implements Solver {
  readonly #options: SgdOptions;
  readonly #velocity: Float64Array;
  #rate: number;

  constructor(length: number, options: SgdOptions) {
    this.#options = options;
    this.#velocity = new Float64Array(length);
    this.#rate = options.learningRateInit;
  }

  step(parameters: Float64Array, gradient: Float64Array): void {
    const { momentum, nesterovsMomentum } = this.#options;
    const velocity = this.#velocity;
    const rate = this.#rate;
    for (let i = 0; i < velocity.length; i++) {
      const slope = rate * gradient[i];
      const next = momentum * velocity[i] - slope;
      velocity[i] = next;
      parameters[i] += nesterovsMomentum ? momentum * next - slope : next;
    }
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
