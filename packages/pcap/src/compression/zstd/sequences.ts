import { damage } from '../compression-fault.js';
import type { History } from '../history.js';
import { BackwardBits } from './backward-bits.js';
import { CodeTable } from './code-table.js';
import type { Literals } from './literals.js';
import { RecentOffsets } from './recent-offsets.js';
import { LITERALS_LENGTH_CODES, MATCH_LENGTH_CODES, OFFSET_CODES } from './sequence-codes.js';

const RESERVED_MODE_BITS = 0x03;

/** A larger offset code stands for offsets beyond the largest window. */
const LARGEST_OFFSET_CODE = 27;

/** Executes the sequences of blocks. A block may use tables and offsets of an earlier one of its frame. */
export class SequenceExecutor {
  readonly #literalsLengths = new CodeTable(LITERALS_LENGTH_CODES);
  readonly #offsets = new CodeTable(OFFSET_CODES);
  readonly #matchLengths = new CodeTable(MATCH_LENGTH_CODES);
  readonly #recentOffsets = new RecentOffsets();

  /** Begins another frame. */
  begin(): void {
    this.#literalsLengths.begin();
    this.#offsets.begin();
    this.#matchLengths.begin();
    this.#recentOffsets.begin();
  }

  /**
   * Executes the sequences section that a block ends with: appends literals and repeats in turn, at last the literals
   * that are left.
   *
   * @throws {@link CompressionFault} where it is damaged; what precedes that is in the history
   */
  execute(block: Uint8Array, literals: Literals, history: History): void {
    const { count, end } = sequenceCount(block, literals.sectionEnd);
    if (count === 0 && end !== block.length) throw damage('a block goes on behind its end');
    const used = count === 0 ? 0 : this.#executeSequences(count, block, end, literals, history);
    history.append(literals.bytes, literals.start + used, literals.length - used);
  }

  /** @returns how many literals were used */
  #executeSequences(
    count: number,
    block: Uint8Array,
    start: number,
    literals: Literals,
    history: History,
  ): number {
    const bits = new BackwardBits(block, this.#readTables(block, start), block.length);
    const literalsTable = this.#literalsLengths.current;
    const offsetTable = this.#offsets.current;
    const matchTable = this.#matchLengths.current;
    let literalsEntry = literalsTable.entries[bits.read(literalsTable.accuracyLog)];
    let offsetEntry = offsetTable.entries[bits.read(offsetTable.accuracyLog)];
    let matchEntry = matchTable.entries[bits.read(matchTable.accuracyLog)];
    let used = 0;
    for (let left = count; ; ) {
      const offset = readOffset(bits, offsetEntry & 0xff);
      const matchCode = matchEntry & 0xff;
      const match = MATCH_LENGTH_CODES.bases[matchCode] + bits.read(MATCH_LENGTH_CODES.extraBits[matchCode]);
      const literalsCode = literalsEntry & 0xff;
      const literalsLength =
        LITERALS_LENGTH_CODES.bases[literalsCode] + bits.read(LITERALS_LENGTH_CODES.extraBits[literalsCode]);
      if (bits.left < 0) throw damage('a block ends within a sequence');
      if (used + literalsLength > literals.length) throw damage('a block has too few literals');
      history.append(literals.bytes, literals.start + used, literalsLength);
      history.repeat(this.#recentOffsets.use(offset, literalsLength === 0), match);
      used += literalsLength;
      if (--left === 0) break;
      literalsEntry = literalsTable.entries[(literalsEntry >>> 16) + bits.read((literalsEntry >>> 8) & 0xff)];
      matchEntry = matchTable.entries[(matchEntry >>> 16) + bits.read((matchEntry >>> 8) & 0xff)];
      offsetEntry = offsetTable.entries[(offsetEntry >>> 16) + bits.read((offsetEntry >>> 8) & 0xff)];
    }
    if (bits.left !== 0) throw damage('a block has more than its sequences');
    return used;
  }

  /** @returns where the bits of the sequences start */
  #readTables(block: Uint8Array, start: number): number {
    const modes = block[start];
    if ((modes & RESERVED_MODE_BITS) !== 0) throw damage('a block has values that are not defined');
    const offsets = this.#literalsLengths.read(modes >>> 6, block, start + 1);
    const matchLengths = this.#offsets.read((modes >>> 4) & 3, block, offsets);
    return this.#matchLengths.read((modes >>> 2) & 3, block, matchLengths);
  }
}

/** One to three bytes (RFC 8878 section 3.1.1.3.2.1). Behind the end of the block there are none. */
function sequenceCount(block: Uint8Array, start: number): { count: number; end: number } {
  const [first = 0, second = 0, third = 0] = block.subarray(start, start + 3);
  if (first < 128) return { count: first, end: start + 1 };
  if (first < 255) return { count: (first - 128) * 256 + second, end: start + 2 };
  return { count: second + third * 256 + 0x7f00, end: start + 3 };
}

function readOffset(bits: BackwardBits, code: number): number {
  if (code > LARGEST_OFFSET_CODE) throw damage('it repeats bytes from before its window');
  if (code <= 16) return (1 << code) + bits.read(code);
  const high = bits.read(code - 16);
  return (1 << code) + high * 65_536 + bits.read(16);
}
