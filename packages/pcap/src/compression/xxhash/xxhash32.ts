import { Stripes } from './stripes.js';

const PRIME_1 = 0x9e3779b1;
const PRIME_2 = 0x85ebca77;
const PRIME_3 = 0xc2b2ae3d;
const PRIME_4 = 0x27d4eb2f;
const PRIME_5 = 0x165667b1;
const STRIPE = 16;

/** XXH32 with seed 0, of bytes that come in pieces: the checksum of LZ4. */
export class XxHash32 {
  readonly #stripes = new Stripes(STRIPE);
  readonly #accumulators = Int32Array.of(PRIME_1 + PRIME_2, PRIME_2, 0, -PRIME_1);

  update(bytes: Uint8Array): void {
    this.#stripes.update(bytes, (stripes) => this.#consume(stripes));
  }

  /** The hash of the bytes so far, an unsigned number of 32 bits. */
  digest(): number {
    const { total, rest } = this.#stripes;
    let hash = (total < STRIPE ? PRIME_5 : this.#converged()) + total;
    const view = new DataView(rest.buffer, rest.byteOffset, rest.length);
    let at = 0;
    for (; at + 4 <= rest.length; at += 4) {
      hash = Math.imul(rotate(hash + Math.imul(view.getUint32(at, true), PRIME_3), 17), PRIME_4);
    }
    for (; at < rest.length; at++) {
      hash = Math.imul(rotate(hash + Math.imul(rest[at], PRIME_5), 11), PRIME_1);
    }
    return avalanche(hash);
  }

  /** One accumulator after the other: so each stays in a register. */
  #consume(stripes: DataView): void {
    for (let lane = 0; lane < 4; lane++) {
      let accumulator = this.#accumulators[lane];
      for (let at = lane * 4; at < stripes.byteLength; at += STRIPE) {
        accumulator += Math.imul(stripes.getInt32(at, true), PRIME_2);
        accumulator = Math.imul(rotate(accumulator, 13), PRIME_1);
      }
      this.#accumulators[lane] = accumulator;
    }
  }

  #converged(): number {
    const [first, second, third, fourth] = this.#accumulators;
    return rotate(first, 1) + rotate(second, 7) + rotate(third, 12) + rotate(fourth, 18);
  }
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

function avalanche(hash: number): number {
  const second = Math.imul(hash ^ (hash >>> 15), PRIME_2);
  const third = Math.imul(second ^ (second >>> 13), PRIME_3);
  return (third ^ (third >>> 16)) >>> 0;
}
