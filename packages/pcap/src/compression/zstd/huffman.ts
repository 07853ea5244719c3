import { damage } from '../compression-fault.js';
import { BackwardBits } from './backward-bits.js';
import { FseTable, readFseTable } from './fse.js';

/** RFC 8878 section 4.2.1: no code is longer, in bits. */
const LONGEST_CODE = 11;
/** A symbol is a byte. The last weight is not told, it follows from the others. */
const MOST_WEIGHTS = 255;
/** A first byte from here on tells the number of weights that follow as they are, four bits each. */
const FIRST_DIRECT = 128;

const WEIGHT_LIMITS = { largestAccuracyLog: 6, symbols: LONGEST_CODE + 1 };

/** A decoding table of a Huffman code. */
export class HuffmanTable {
  /** For as many bits as the longest code has: the symbol whose code they begin with in 8 bits, its length in 8. */
  readonly #entries = new Uint16Array(1 << LONGEST_CODE);
  /** Length of the longest code in bits; 0 as long as there is no table. */
  #longest = 0;

  get isEmpty(): boolean {
    return this.#longest === 0;
  }

  clear(): void {
    this.#longest = 0;
  }

  /**
   * Reads the description of the table.
   *
   * @returns where it ends
   * @throws {@link CompressionFault} if it is damaged
   */
  read(bytes: Uint8Array, start: number): number {
    const first = bytes[start] ?? 0;
    const count = first - FIRST_DIRECT + 1;
    const end = start + 1 + (count > 0 ? Math.ceil(count / 2) : first);
    if (end > bytes.length) throw damage('a table is cut off');
    const table = bytes.subarray(start + 1, end);
    this.#setWeights(count > 0 ? directWeights(table, count) : compressedWeights(table));
    return end;
  }

  /**
   * Decodes a stream into some of the bytes of a target.
   *
   * @throws {@link CompressionFault} if it has not exactly as many symbols
   */
  decode(bytes: Uint8Array, start: number, end: number, target: Uint8Array, from: number, to: number): void {
    const bits = new BackwardBits(bytes, start, end);
    for (let at = from; at < to; at++) {
      const entry = this.#entries[bits.peek(this.#longest)];
      target[at] = entry & 0xff;
      bits.skip(entry >>> 8);
    }
    if (bits.left !== 0) throw damage('a stream of literals has another length');
  }

  /** A code has a share of the table that doubles with its weight. The last symbol has what is left. */
  #setWeights(weights: number[]): void {
    const sum = weights.reduce((sum, weight) => sum + shareOf(weight), 0);
    const longest = floorLog2(sum) + 1;
    const rest = (1 << longest) - sum;
    if (sum === 0 || longest > LONGEST_CODE || shareOf(floorLog2(rest) + 1) !== rest) {
      throw damage('the weights of a Huffman code do not add up');
    }
    weights.push(floorLog2(rest) + 1);
    this.#longest = longest;
    this.#fill(weights);
  }

  /** The longest codes come first, those of one length by symbol. */
  #fill(weights: readonly number[]): void {
    let at = 0;
    for (let weight = 1; weight <= this.#longest; weight++) {
      const length = this.#longest + 1 - weight;
      for (let symbol = 0; symbol < weights.length; symbol++) {
        if (weights[symbol] !== weight) continue;
        const end = at + shareOf(weight);
        this.#entries.fill(symbol | (length << 8), at, end);
        at = end;
      }
    }
  }
}

function shareOf(weight: number): number {
  return weight === 0 ? 0 : 1 << (weight - 1);
}

function floorLog2(number: number): number {
  return 31 - Math.clz32(number);
}

/** Two weights a byte, the first in the high half. */
function directWeights(table: Uint8Array, count: number): number[] {
  return Array.from(table)
    .flatMap((byte) => [byte >>> 4, byte & 15])
    .slice(0, count);
}

/** Weights by finite state entropy, of two states in turn (section 4.2.1.2), until there are too few bits for more. */
function compressedWeights(bytes: Uint8Array): number[] {
  const table = new FseTable();
  const start = readFseTable(table, WEIGHT_LIMITS, bytes, 0);
  const bits = new BackwardBits(bytes, start, bytes.length);
  const weights: number[] = [];
  const needed = [table.accuracyLog, table.accuracyLog];
  const bases = [0, 0];
  for (let turn = 0; bits.left >= needed[turn]; turn = 1 - turn) {
    if (weights.length === MOST_WEIGHTS) throw damage('a Huffman code has too many symbols');
    const entry = table.entries[bases[turn] + bits.read(needed[turn])];
    weights.push(entry & 0xff);
    needed[turn] = (entry >>> 8) & 0xff;
    bases[turn] = entry >>> 16;
  }
  return weights;
}
