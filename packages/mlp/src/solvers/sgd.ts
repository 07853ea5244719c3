import type { Solver } from './solver.js';

interface SgdOptions {
  readonly momentum: number;
  readonly nesterovsMomentum: boolean;
}

/**
 * Stochastic gradient descent with momentum as in scikit-learn. A step goes where the velocity leads; with Nesterov's
 * momentum, in the form of Sutskever et al. ("On the importance of initialization and momentum in deep learning",
 * ICML 2013), it looks one velocity ahead.
 */
export class Sgd implements Solver {
  readonly #options: SgdOptions;
  readonly #velocity: Float64Array;

  constructor(length: number, options: SgdOptions) {
    this.#options = options;
    this.#velocity = new Float64Array(length);
  }

  step(parameters: Float64Array, gradient: Float64Array, stepSize: number): void {
    const { momentum, nesterovsMomentum } = this.#options;
    const velocity = this.#velocity;
    for (let i = 0; i < velocity.length; i++) {
      const slope = stepSize * gradient[i];
      const next = momentum * velocity[i] - slope;
      velocity[i] = next;
      parameters[i] += nesterovsMomentum ? momentum * next - slope : next;
    }
  }
}
