import { damage } from '../compression-fault.js';
import { littleEndian } from '../compression-input.js';
import { HuffmanTable } from './huffman.js';

/** Types of a literals section (RFC 8878 section 3.1.1.3.1.1). */
const TYPE = { RAW: 0, RUN: 1, COMPRESSED: 2, TREELESS: 3 } as const;

/** Lengths of the header in bytes, by the two bits of its size format. */
const PLAIN_HEADER_LENGTHS = [1, 2, 1, 3];
const HUFFMAN_HEADER_LENGTHS = [3, 3, 4, 5];
/** Number of bits of either size in the header of literals in a Huffman code. */
const HUFFMAN_SIZE_BITS = [10, 10, 14, 18];

/** The lengths of the first three of four streams, two bytes each. */
const JUMP_TABLE_LENGTH = 6;

/** The literals of a block. */
export interface Literals {
  /** Holds them from `start` on, until the next block is read. */
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly length: number;
  /** Where their section of the block ends. */
  readonly sectionEnd: number;
}

/** Reads the literals of blocks. A block may use the Huffman code of an earlier one of its frame. */
export class LiteralsReader {
  readonly #code = new HuffmanTable();
  readonly #decoded: Uint8Array;

  /** @param longest number of literals that a block has at most */
  constructor(longest: number) {
    this.#decoded = new Uint8Array(longest);
  }

  /** Begins another frame. */
  begin(): void {
    this.#code.clear();
  }

  /**
   * Reads the literals section that a block begins with.
   *
   * @throws {@link CompressionFault} if it is damaged
   */
  read(block: Uint8Array): Literals {
    const type = block[0] & 3;
    return type === TYPE.RAW || type === TYPE.RUN ? this.#plain(type, block) : this.#huffman(type, block);
  }

  #plain(type: number, block: Uint8Array): Literals {
    const format = (block[0] >>> 2) & 3;
    const start = PLAIN_HEADER_LENGTHS[format];
    const header = littleEndian(block.subarray(0, start));
    const length = this.#checked(format % 2 === 0 ? header >>> 3 : header >>> 4);
    const sectionEnd = checkedEnd(start + (type === TYPE.RAW ? length : 1), block);
    if (type === TYPE.RAW) return { bytes: block, start, length, sectionEnd };
    this.#decoded.fill(block[start], 0, length);
    return { bytes: this.#decoded, start: 0, length, sectionEnd };
  }

  #huffman(type: number, block: Uint8Array): Literals {
    const format = (block[0] >>> 2) & 3;
    const headerLength = HUFFMAN_HEADER_LENGTHS[format];
    const sizes = Math.floor(littleEndian(block.subarray(0, headerLength)) / 16);
    const sizeRange = 2 ** HUFFMAN_SIZE_BITS[format];
    const length = this.#checked(sizes % sizeRange);
    const sectionEnd = checkedEnd(headerLength + Math.floor(sizes / sizeRange), block);

    const section = block.subarray(0, sectionEnd);
    const start = type === TYPE.TREELESS ? headerLength : this.#code.read(section, headerLength);
    if (this.#code.isEmpty) throw damage('a block uses a Huffman code that there is not');
    if (format === 0) this.#code.decode(section, start, sectionEnd, this.#decoded, 0, length);
    else this.#fourStreams(section, start, length);
    return { bytes: this.#decoded, start: 0, length, sectionEnd };
  }

  /** The first three streams have a quarter of the literals each, rounded up. */
  #fourStreams(section: Uint8Array, jumpTable: number, length: number): void {
    const quarter = Math.ceil(length / 4);
    if (3 * quarter > length) throw damage('there are too few literals for four streams');
    let start = checkedEnd(jumpTable + JUMP_TABLE_LENGTH, section);
    for (let stream = 0; stream < 3; stream++) {
      const at = jumpTable + 2 * stream;
      const end = checkedEnd(start + (section[at] | (section[at + 1] << 8)), section);
      this.#code.decode(section, start, end, this.#decoded, stream * quarter, (stream + 1) * quarter);
      start = end;
    }
    this.#code.decode(section, start, section.length, this.#decoded, 3 * quarter, length);
  }

  #checked(length: number): number {
    if (length > this.#decoded.length) throw damage('a block has too many literals');
    return length;
  }
}

function checkedEnd(end: number, bytes: Uint8Array): number {
  if (end > bytes.length) throw damage('a block ends within its literals');
  return end;
}
