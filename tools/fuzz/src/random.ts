import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

/** Fractional bits of pi: words without a pattern, so that no state is all zeros. */
const FILLING = [0x243f6a88, 0x85a308d3] as const;
/** The first numbers of neighbouring states are alike. */
const SKIPPED = 20;

/** Random numbers that depend on a seed and the number of a case alone: each case can be had again by itself. */
export class Random {
  readonly #generator: RandomGenerator;

  /**
   * @param seed of the whole run, a 32-bit number
   * @param index of the case within the run, a 32-bit number
   */
  constructor(seed: number, index: number) {
    this.#generator = xoroshiro128plusFromState([seed | 0, index | 0, ...FILLING]);
    for (let i = 0; i < SKIPPED; i++) this.#generator.next();
  }

  /** A whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number {
    return uniformInt(this.#generator, low, high);
  }

  /** True once in `times`, on average. */
  once(times: number): boolean {
    return this.integer(1, times) === 1;
  }

  /** One of the items, of which there must be some. */
  pick<T>(items: readonly T[]): T {
    return items[this.integer(0, items.length - 1)];
  }

  /** A length from 1 to `most`, mostly short: each doubling is as likely as the next. */
  length(most: number): number {
    const doublings = Math.floor(Math.log2(most));
    const scale = 2 ** this.integer(0, doublings);
    return Math.min(most, this.integer(scale, 2 * scale - 1));
  }
}
