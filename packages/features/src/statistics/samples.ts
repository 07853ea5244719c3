const INITIAL_CAPACITY = 16;

/** Numbers in order of arrival, kept exactly. */
export class Samples {
  #values = new Float64Array(INITIAL_CAPACITY);
  #length = 0;

  /** Number of samples. */
  get length(): number {
    return this.#length;
  }

  /** Adds a sample. */
  push(value: number): void {
    if (this.#length === this.#values.length) {
      const grown = new Float64Array(this.#values.length * 2);
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[this.#length++] = value;
  }

  /** The samples in ascending order, a copy. */
  sorted(): Float64Array {
    return this.#values.slice(0, this.#length).sort();
  }
}
