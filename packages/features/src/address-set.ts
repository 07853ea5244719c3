import { NO_ADDRESS } from './address-facts.js';

/** Distinct addresses by their indexes, "no address" counted as one. Packets in a row tend to have the same. */
export class AddressSet {
  readonly #indexes = new Set<number>();
  /** What was added the last time; at first what no packet has. */
  #latest = NO_ADDRESS - 1;

  /** Number of distinct addresses. */
  get size(): number {
    return this.#indexes.size;
  }

  /** Adds an address. */
  add(index: number): void {
    if (index === this.#latest) return;
    this.#latest = index;
    this.#indexes.add(index);
  }

  /** Adds all addresses of another. */
  merge(other: AddressSet): void {
    for (const index of other.#indexes) this.#indexes.add(index);
  }

  /** The addresses in order of their first appearance, without "no address". */
  addresses(): number[] {
    return [...this.#indexes].filter((index) => index !== NO_ADDRESS);
  }
}
