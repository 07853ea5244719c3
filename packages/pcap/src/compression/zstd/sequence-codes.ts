import { type FseLimits, FseTable } from './fse.js';

/** One of the three kinds of codes that make up a sequence. */
export interface SequenceCodes extends FseLimits {
  /** The table of blocks that tell none (RFC 8878 section 3.1.1.3.2.2). */
  readonly predefined: FseTable;
}

/** A code of lengths: a length is the base of its code, plus the number that the extra bits are. */
interface LengthCodes extends SequenceCodes {
  readonly bases: Uint32Array;
  readonly extraBits: Uint8Array;
}

/** Something that comes so many times in a row. */
type Run = readonly [times: number, value: number];

/** RFC 8878 section 3.1.1.3.2.1.1. */
export const LITERALS_LENGTH_CODES: LengthCodes = {
  ...lengthCodes(0, [[16, 0], [4, 1], [2, 2], [2, 3], [1, 4], ...ascending(6, 16)]),
  largestAccuracyLog: 9,
  predefined: predefined(6, [
    [1, 4],
    [1, 3],
    [11, 2],
    [3, 1],
    [9, 2],
    [1, 3],
    [1, 2],
    [5, 1],
    [4, -1],
  ]),
};

/** RFC 8878 section 3.1.1.3.2.1.1. */
export const MATCH_LENGTH_CODES: LengthCodes = {
  ...lengthCodes(3, [[32, 0], [4, 1], [2, 2], [2, 3], [2, 4], [1, 5], ...ascending(7, 16)]),
  largestAccuracyLog: 9,
  predefined: predefined(6, [
    [1, 1],
    [1, 4],
    [1, 3],
    [6, 2],
    [37, 1],
    [7, -1],
  ]),
};

/** RFC 8878 section 3.1.1.3.2.1.1: a code is the number of bits of an offset below its highest one. */
export const OFFSET_CODES: SequenceCodes = {
  symbols: 32,
  largestAccuracyLog: 8,
  predefined: predefined(5, [
    [6, 1],
    [3, 2],
    [15, 1],
    [5, -1],
  ]),
};

function lengthCodes(
  first: number,
  extraBits: readonly Run[],
): Pick<LengthCodes, 'symbols' | 'bases' | 'extraBits'> {
  const bits = extraBits.flatMap(repeated);
  const bases: number[] = [];
  let base = first;
  for (const count of bits) {
    bases.push(base);
    base += 2 ** count;
  }
  return { symbols: bits.length, bases: Uint32Array.from(bases), extraBits: Uint8Array.from(bits) };
}

function predefined(accuracyLog: number, probabilities: readonly Run[]): FseTable {
  const table = new FseTable();
  table.setProbabilities(probabilities.flatMap(repeated), accuracyLog);
  return table;
}

function repeated([times, value]: Run): number[] {
  return new Array<number>(times).fill(value);
}

function ascending(first: number, last: number): Run[] {
  return Array.from({ length: last - first + 1 }, (_, index) => [1, first + index]);
}
