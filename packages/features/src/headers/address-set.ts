import { NO_ADDRESS } from './address-facts.js';

/**
 * Distinct addresses by their indexes, "no address" counted as one. Packets in a row tend to have the same; most sets
 * never have a second one, and of very many devices each has several sets.
 */
export class AddressSet {
  /** What was added the last time; at first what no packet has. */
  #latest = NONE;
  /** Where there are two at least. */
  #indexes: Set<number> | undefined;

  /** Number of distinct addresses. */
  get size(): number {
    if (this.#indexes !== undefined) return this.#indexes.size;
    return this.#latest === NONE ? 0 : 1;
  }

  /** Adds an address. */
  add(index: number): void {
    if (index === this.#latest) return;
    if (this.#latest !== NONE) {
      this.#indexes ??= new Set([this.#latest]);
      this.#indexes.add(index);
    }
    this.#latest = index;
  }

  /** Adds all addresses of another. */
  merge(other: AddressSet): void {
    for (const index of other.#all()) this.add(index);
  }

  /** The addresses in order of their first appearance, without "no address". */
  addresses(): number[] {
    return [...this.#all()].filter((index) => index !== NO_ADDRESS);
  }

  #all(): Iterable<number> {
    return this.#indexes ?? (this.#latest === NONE ? [] : [this.#latest]);
  }
}

const NONE = NO_ADDRESS - 1;
