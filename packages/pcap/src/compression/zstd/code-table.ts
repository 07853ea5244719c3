import { damage } from '../compression-fault.js';
import { FseTable, readFseTable } from './fse.js';
import type { SequenceCodes } from './sequence-codes.js';

/** Where a block has a table from (RFC 8878 section 3.1.1.3.2.1); the one mode left repeats the last table. */
const MODE = { PREDEFINED: 0, SINGLE: 1, DESCRIBED: 2 } as const;

/** The table of one kind of codes, from block to block of a frame. */
export class CodeTable {
  readonly #own = new FseTable();
  #current: FseTable | undefined;

  constructor(private readonly codes: SequenceCodes) {}

  /** Begins another frame. */
  begin(): void {
    this.#current = undefined;
  }

  /** The table of the block that was read last. */
  get current(): FseTable {
    if (this.#current === undefined) throw damage('a block repeats a table that there is not');
    return this.#current;
  }

  /**
   * Reads what a block tells of its table.
   *
   * @param mode two bits
   * @returns where that ends
   * @throws {@link CompressionFault} if it is damaged
   */
  read(mode: number, block: Uint8Array, start: number): number {
    switch (mode) {
      case MODE.PREDEFINED:
        this.#current = this.codes.predefined;
        return start;
      case MODE.SINGLE:
        if (!(block[start] < this.codes.symbols)) throw damage('a table has an unknown symbol');
        this.#own.setSingle(block[start]);
        this.#current = this.#own;
        return start + 1;
      case MODE.DESCRIBED: {
        const end = readFseTable(this.#own, this.codes, block, start);
        this.#current = this.#own;
        return end;
      }
      default:
        return start;
    }
  }
}
