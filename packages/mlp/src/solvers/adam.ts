import type { Solver } from './solver.js';

interface AdamOptions {
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
}

/**
 * Adam (Kingma and Ba, "Adam: a method for stochastic optimization", ICLR 2015, algorithm 1 in the form of the end of
 * section 2): the bias corrections of both moments go into the step size, and epsilon is added to the uncorrected
 * root, as in scikit-learn.
 */
export class Adam implements Solver {
  readonly #options: AdamOptions;
  readonly #firstMoment: Float64Array;
  readonly #secondMoment: Float64Array;

  constructor(length: number, options: AdamOptions) {
    this.#options = options;
    this.#firstMoment = new Float64Array(length);
    this.#secondMoment = new Float64Array(length);
  }

  step(parameters: Float64Array, gradient: Float64Array, stepSize: number): void {
    const { beta1, beta2, epsilon } = this.#options;
    const m = this.#firstMoment;
    const v = this.#secondMoment;
    const rest1 = 1 - beta1;
    const rest2 = 1 - beta2;
    for (let i = 0; i < m.length; i++) {
      const g = gradient[i];
      const mean = beta1 * m[i] + rest1 * g;
      const square = beta2 * v[i] + rest2 * (g * g);
      m[i] = mean;
      v[i] = square;
      parameters[i] -= (stepSize * mean) / (Math.sqrt(square) + epsilon);
    }
  }
}
