/** Whether training still gets better: the rule of scikit-learn for losses and for validation scores. */
export class Progress {
  readonly #tol: number;
  #best = -Infinity;
  #epochsWithout = 0;

  /** @param tol - Least rise of the best score that counts as progress. */
  constructor(tol: number) {
    this.#tol = tol;
  }

  /** Epochs in a row without progress. */
  get epochsWithout(): number {
    return this.#epochsWithout;
  }

  /** @param score - The epoch's; larger is better. @returns Whether it is the best so far. */
  record(score: number): boolean {
    this.#epochsWithout = score < this.#best + this.#tol ? this.#epochsWithout + 1 : 0;
    if (!(score > this.#best)) return false;
    this.#best = score;
    return true;
  }

  /** Counts epochs anew, from smaller steps. */
  forgive(): void {
    this.#epochsWithout = 0;
  }
}
