/** Most distinct texts that are told apart. */
const MOST = 65_536;

/** Distinct texts, as far as there is room. */
export class Distinct {
  readonly #texts = new Set<string>();
  #isFull = false;

  get size(): number {
    return this.#texts.size;
  }

  /** True if there were more than are told apart. */
  get isFull(): boolean {
    return this.#isFull;
  }

  /** True if the text was not there, and there was room. */
  add(text: string): boolean {
    if (this.#texts.has(text)) return false;
    if (this.#texts.size === MOST) this.#isFull = true;
    else this.#texts.add(text);
    return !this.#isFull;
  }

  merge(other: Distinct): void {
    for (const text of other.#texts) this.add(text);
    this.#isFull ||= other.#isFull;
  }

  [Symbol.iterator](): Iterator<string> {
    return this.#texts.values();
  }
}
