import { Stripes } from './stripes.js';

const PRIME_1 = 0x9e3779b185ebca87n;
const PRIME_2 = 0xc2b2ae3d27d4eb4fn;
const PRIME_3 = 0x165667b19e3779f9n;
const PRIME_4 = 0x85ebca77c2b2ae63n;
const PRIME_5 = 0x27d4eb2f165667c5n;

const PRIME_1_HIGH = 0x9e3779b1;
const PRIME_1_LOW = 0x85ebca87;
const PRIME_2_HIGH = 0xc2b2ae3d;
const PRIME_2_LOW = 0x27d4eb4f;

const STRIPE = 32;
const LANES = 4;
const TWO_TO_32 = 2 ** 32;

/**
 * XXH64 with seed 0, of bytes that come in pieces: the checksum of zstd.
 *
 * Stripes are hashed in halves of 32 bits: a `BigInt` a word would take longer than the decompression. Only the end is
 * hashed in one.
 */
export class XxHash64 {
  readonly #stripes = new Stripes(STRIPE);
  readonly #low = Uint32Array.from(START, (start) => Number(start & 0xffffffffn));
  readonly #high = Uint32Array.from(START, (start) => Number(start >> 32n));

  update(bytes: Uint8Array): void {
    this.#stripes.update(bytes, (stripes) => this.#consume(stripes));
  }

  /** The low 32 bits of the hash of the bytes so far, an unsigned number: as much as zstd keeps. */
  digest(): number {
    const { total, rest } = this.#stripes;
    let hash = wrap((total < STRIPE ? PRIME_5 : this.#converged()) + BigInt(total));
    const view = new DataView(rest.buffer, rest.byteOffset, rest.length);
    let at = 0;
    for (; at + 8 <= rest.length; at += 8) {
      hash = wrap(rotate(hash ^ round(0n, view.getBigUint64(at, true)), 27n) * PRIME_1 + PRIME_4);
    }
    for (; at + 4 <= rest.length; at += 4) {
      const word = BigInt(view.getUint32(at, true));
      hash = wrap(rotate(hash ^ wrap(word * PRIME_1), 23n) * PRIME_2 + PRIME_3);
    }
    for (; at < rest.length; at++) {
      hash = wrap(rotate(hash ^ wrap(BigInt(rest[at]) * PRIME_5), 11n) * PRIME_1);
    }
    return Number(avalanche(hash) & 0xffffffffn);
  }

  /** `round` for every word, one accumulator after the other: so each stays in registers. */
  #consume(stripes: DataView): void {
    for (let lane = 0; lane < LANES; lane++) {
      let low = this.#low[lane];
      let high = this.#high[lane];
      for (let at = lane * 8; at < stripes.byteLength; at += STRIPE) {
        const wordLow = stripes.getUint32(at, true);
        const wordHigh = stripes.getUint32(at + 4, true);
        const sumLow = low + (Math.imul(wordLow, PRIME_2_LOW) >>> 0);
        const carry = sumLow >= TWO_TO_32 ? 1 : 0;
        const sumHigh = high + carry + highHalf(wordLow, wordHigh, PRIME_2_LOW, PRIME_2_HIGH);
        const rotatedLow = ((sumLow << 31) | (sumHigh >>> 1)) >>> 0;
        const rotatedHigh = (sumHigh << 31) | (sumLow >>> 1);
        low = Math.imul(rotatedLow, PRIME_1_LOW) >>> 0;
        high = highHalf(rotatedLow, rotatedHigh, PRIME_1_LOW, PRIME_1_HIGH) >>> 0;
      }
      this.#low[lane] = low;
      this.#high[lane] = high;
    }
  }

  #converged(): bigint {
    const lanes = Array.from(this.#low, (low, lane) => (BigInt(this.#high[lane]) << 32n) | BigInt(low));
    const rotations = [1n, 7n, 12n, 18n];
    const start = lanes.reduce((sum, lane, index) => sum + rotate(lane, rotations[index]), 0n);
    return lanes.reduce((hash, lane) => wrap((wrap(hash) ^ round(0n, lane)) * PRIME_1 + PRIME_4), start);
  }
}

const START = [wrap(PRIME_1 + PRIME_2), PRIME_2, 0n, wrap(-PRIME_1)];

/** The high half of the low 64 bits of a product, give or take multiples of 2^32. */
function highHalf(aLow: number, aHigh: number, bLow: number, bHigh: number): number {
  return highOfProduct(aLow, bLow) + Math.imul(aLow, bHigh) + Math.imul(aHigh, bLow);
}

/**
 * The high 32 bits of the product of two unsigned numbers of 32 bits. As a double the product is off by at most 2^10,
 * so that without its low 32 bits it is off from a multiple of 2^32 by less than half.
 */
function highOfProduct(a: number, b: number): number {
  return ((a * b - (Math.imul(a, b) >>> 0)) / TWO_TO_32 + 0.5) >>> 0;
}

function round(accumulator: bigint, word: bigint): bigint {
  return wrap(rotate(wrap(accumulator + word * PRIME_2), 31n) * PRIME_1);
}

function avalanche(hash: bigint): bigint {
  const second = wrap((hash ^ (hash >> 33n)) * PRIME_2);
  const third = wrap((second ^ (second >> 29n)) * PRIME_3);
  return third ^ (third >> 32n);
}

function rotate(word: bigint, bits: bigint): bigint {
  return wrap(word << bits) | (word >> (64n - bits));
}

function wrap(number: bigint): bigint {
  return BigInt.asUintN(64, number);
}
