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

  has(text: string): boolean {
    return this.#texts.has(text);
  }

  add(text: string): void {
    if (this.#texts.size < MOST) this.#texts.add(text);
    else if (!this.#texts.has(text)) this.#isFull = true;
  }

  merge(other: Distinct): void {
    for (const text of other.#texts) this.add(text);
    this.#isFull ||= other.#isFull;
  }

  [Symbol.iterator](): Iterator<string> {
    return this.#texts.values();
  }
}
