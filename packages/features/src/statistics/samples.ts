import { ascending } from './ascending.js';

const NONE = new Float64Array(0);
const LEAST_CAPACITY = 8;

/** Numbers in order of arrival, kept exactly. */
export class Samples {
  #values = NONE;
  #length = 0;

  /** Number of samples. */
  get length(): number {
    return this.#length;
  }

  /** Adds a sample. */
  push(value: number): void {
    if (this.#length === this.#values.length) {
      const grown = new Float64Array(Math.max(LEAST_CAPACITY, this.#values.length * 2));
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[this.#length++] = value;
  }

  /** Adds all samples of another. */
  append(other: Samples): void {
    for (let i = 0; i < other.#length; i++) this.push(other.#values[i]);
  }

  /** The samples in order of arrival; they stay here. */
  values(): Float64Array {
    return this.#values.subarray(0, this.#length);
  }

  /** The samples in ascending order, a copy. */
  sorted(): Float64Array {
    return ascending(this.values());
  }
}
