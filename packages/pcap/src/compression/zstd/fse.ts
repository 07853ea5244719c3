import { damage } from '../compression-fault.js';
import { ForwardBits } from './forward-bits.js';

const SMALLEST_ACCURACY_LOG = 5;
const LARGEST_ACCURACY_LOG = 9;

/** The probability of a symbol that is less than one state. */
const LESS_THAN_ONE = -1;

/** A decoding table of finite state entropy (RFC 8878 section 4.1): what each state means, and what follows it. */
export class FseTable {
  /** For each state its symbol in 8 bits, the number of bits to read in 8, and what to add to these in 16. */
  readonly entries = new Uint32Array(1 << LARGEST_ACCURACY_LOG);
  /** Number of bits of a state. */
  accuracyLog = 0;

  /** A table of one state, whose symbol takes no bits. */
  setSingle(symbol: number): void {
    this.accuracyLog = 0;
    this.entries[0] = symbol;
  }

  /** @param probabilities of each symbol, in states; in all as many as there are */
  setProbabilities(probabilities: readonly number[], accuracyLog: number): void {
    this.accuracyLog = accuracyLog;
    this.#spread(probabilities);
    const size = 1 << accuracyLog;
    const next = probabilities.map((probability) => Math.abs(probability));
    for (let state = 0; state < size; state++) {
      const symbol = this.entries[state];
      const bits = accuracyLog - (31 - Math.clz32(next[symbol]));
      const base = (next[symbol]++ << bits) - size;
      this.entries[state] = symbol | (bits << 8) | (base << 16);
    }
  }

  /** Gives each state its symbol. */
  #spread(probabilities: readonly number[]): void {
    const size = 1 << this.accuracyLog;
    let end = size;
    probabilities.forEach((probability, symbol) => {
      if (probability === LESS_THAN_ONE) this.entries[--end] = symbol;
    });
    const step = (size >> 1) + (size >> 3) + 3;
    let state = 0;
    probabilities.forEach((probability, symbol) => {
      for (let count = 0; count < probability; count++) {
        this.entries[state] = symbol;
        do state = (state + step) & (size - 1);
        while (state >= end);
      }
    });
  }
}

/** Limits of a table that zstd describes. */
export interface FseLimits {
  readonly largestAccuracyLog: number;
  /** Number of symbols that there are. */
  readonly symbols: number;
}

/**
 * Reads the description of a table (section 4.1.1).
 *
 * @returns where it ends
 * @throws {@link CompressionFault} if it is damaged
 */
export function readFseTable(
  table: FseTable,
  { largestAccuracyLog, symbols }: FseLimits,
  bytes: Uint8Array,
  start: number,
): number {
  const bits = new ForwardBits(bytes, start);
  const accuracyLog = SMALLEST_ACCURACY_LOG + bits.read(4);
  if (accuracyLog > largestAccuracyLog) throw damage('a table has too many states');
  const probabilities: number[] = [];
  for (let left = 1 << accuracyLog; left > 0; ) {
    const probability = readProbability(bits, left);
    probabilities.push(probability);
    left -= Math.abs(probability);
    if (probability === 0) pushZeros(bits, probabilities, symbols);
    if (probabilities.length > symbols) throw damage('a table has too many symbols');
  }
  if (bits.end > bytes.length) throw damage('a table is cut off');
  table.setProbabilities(probabilities, accuracyLog);
  return bits.end;
}

/** Reads a number from -1 to `left`; the lower ones take a bit less than the others. */
function readProbability(bits: ForwardBits, left: number): number {
  const values = left + 2;
  const length = 32 - Math.clz32(values - 1);
  const half = 1 << (length - 1);
  const shorter = 2 * half - values;
  const low = bits.peek(length - 1);
  if (low < shorter) return bits.read(length - 1) - 1;
  const value = bits.read(length);
  return (value < half ? value : value - shorter) - 1;
}

/** After a symbol of no probability two bits tell how many more follow; three may be followed by more. */
function pushZeros(bits: ForwardBits, probabilities: number[], symbols: number): void {
  let zeros: number;
  do {
    zeros = bits.read(2);
    for (let count = 0; count < zeros; count++) probabilities.push(0);
  } while (zeros === 3 && probabilities.length <= symbols);
}
