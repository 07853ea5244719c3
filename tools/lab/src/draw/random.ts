import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

/** Fractional bits of pi: a word without a pattern, so that no state is all zeros. */
const FILLING = 0x243f6a88;
/** The first numbers of neighbouring states are alike. */
const SKIPPED = 20;

/** Random numbers that depend on a seed, a purpose and a number alone. */
export class Random {
  readonly #generator: RandomGenerator;

  /**
   * @param seed of the whole run, a 32-bit number
   * @param purpose what the numbers are for: different purposes have different numbers
   * @param index which of the things of that purpose they are for, a 32-bit number
   */
  constructor(seed: number, purpose: 'round' | 'configuration', index: number) {
    const salt = purpose === 'round' ? 0x13198a2e : 0x03707344;
    this.#generator = xoroshiro128plusFromState([seed | 0, index | 0, FILLING, salt]);
    for (let i = 0; i < SKIPPED; i++) this.#generator.next();
  }

  /** A whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number {
    return uniformInt(this.#generator, low, high);
  }

  /** True or false, as likely. */
  coin(): boolean {
    return this.integer(0, 1) === 1;
  }

  /** One of the items, of which there must be some. */
  pick<T>(items: readonly T[]): T {
    return items[this.integer(0, items.length - 1)];
  }

  /** The items in another order, each order as likely (Fisher and Yates). */
  shuffle<T>(items: readonly T[]): T[] {
    const shuffled = [...items];
    for (let last = shuffled.length - 1; last > 0; last--) {
      const other = this.integer(0, last);
      [shuffled[last], shuffled[other]] = [shuffled[other], shuffled[last]];
    }
    return shuffled;
  }

  /** Lower-case letters. */
  letters(least: number, most: number): string {
    const length = this.integer(least, most);
    return Array.from({ length }, () => String.fromCharCode(97 + this.integer(0, 25))).join('');
  }
}
