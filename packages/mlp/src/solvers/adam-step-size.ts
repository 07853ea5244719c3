import type { StepSize } from './step-size.js';

interface AdamStepSizeOptions {
  readonly learningRateInit: number;
  readonly beta1: number;
  readonly beta2: number;
}

/** The step size of {@link Adam}: the bias corrections of its moments, which begin at zero, times the learning rate. */
export class AdamStepSize implements StepSize {
  readonly #options: AdamStepSizeOptions;
  #steps = 0;

  constructor(options: AdamStepSizeOptions) {
    this.#options = options;
  }

  next(): number {
    const { learningRateInit, beta1, beta2 } = this.#options;
    this.#steps += 1;
    return (learningRateInit * Math.sqrt(1 - beta2 ** this.#steps)) / (1 - beta1 ** this.#steps);
  }

  /** Adam's steps follow from its moments alone. */
  endEpoch(): void {}

  goesOnWithoutProgress(): boolean {
    return false;
  }
}
