/**
 * The one source of random numbers: xoshiro128** (Blackman and Vigna, "Scrambled linear pseudorandom number
 * generators", ACM TOMS 2021), its 128 bits of state filled from a 32-bit seed by splitmix32. Only 32-bit integer
 * arithmetic, so every engine draws the same numbers.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  /** @param seed - Integer in [0, 2^32). */
  constructor(seed: number) {
    let state = seed | 0;
    const next = (): number => {
      state = (state + 0x9e3779b9) | 0;
      let z = state;
      z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
      z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
      return z ^ (z >>> 15);
    };
    this.#a = next();
    this.#b = next();
    this.#c = next();
    this.#d = next();
  }

  /** Integer in [0, 2^32). */
  uint32(): number {
    const product = Math.imul(this.#b, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
    const shifted = this.#b << 9;
    this.#c ^= this.#a;
    this.#d ^= this.#b;
    this.#b ^= this.#c;
    this.#a ^= this.#d;
    this.#c ^= shifted;
    this.#d = (this.#d << 11) | (this.#d >>> 21);
    return result;
  }

  /** Number in [low, high), from 53 random bits. */
  uniform(low: number, high: number): number {
    const fraction = ((this.uint32() >>> 5) * 0x4000000 + (this.uint32() >>> 6)) / 0x20000000000000;
    return low + (high - low) * fraction;
  }

  /** Integer in [0, bound) for a bound in [1, 2^32), unbiased: draws from the incomplete last interval are thrown away. */
  below(bound: number): number {
    // Unsigned integers of 32 bits, as the engine is told by >>>, are divided without detour to floating point.
    const divisor = bound >>> 0;
    let draw = this.uint32();
    // The last interval is shorter than the bound: where it begins matters for a draw behind that alone.
    while (draw >= 0x100000000 - divisor && draw >= 0x100000000 - (0x100000000 % divisor))
      draw = this.uint32();
    return draw % divisor;
  }

  /** Shuffles in place (Fisher and Yates). */
  shuffle(values: Int32Array): void {
    for (let i = values.length - 1; i > 0; i--) {
      const j = this.below(i + 1);
      const swapped = values[i];
      values[i] = values[j];
      values[j] = swapped;
    }
  }
}
