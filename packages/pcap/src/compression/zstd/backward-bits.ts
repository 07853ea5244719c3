import { damage } from '../compression-fault.js';

/**
 * Bits that are read from the end of some bytes to their start, as zstd writes its streams (RFC 8878 section 4.1). The
 * highest bit set in the last byte only marks the end.
 *
 * Nothing fails where bits from before the start are read: `left` is negative then.
 */
export class BackwardBits {
  readonly #bytes: Uint8Array;
  readonly #floor: number;
  #position: number;

  /** @throws {@link CompressionFault} if the end is not marked */
  constructor(bytes: Uint8Array, start: number, end: number) {
    const last = start < end ? bytes[end - 1] : 0;
    if (last === 0) throw damage('the end of a stream of bits is not marked');
    this.#bytes = bytes;
    this.#floor = start * 8;
    this.#position = end * 8 - 1 - (Math.clz32(last) - 24);
  }

  /** Number of bits not yet read. */
  get left(): number {
    return this.#position - this.#floor;
  }

  /** The next bits as a number of at most 25 bits. */
  peek(bits: number): number {
    const position = this.#position - bits;
    const bytes = this.#bytes;
    const at = position >> 3;
    const word = bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24);
    return (word >>> (position & 7)) & ((1 << bits) - 1);
  }

  skip(bits: number): void {
    this.#position -= bits;
  }

  /** Reads a number of at most 25 bits. */
  read(bits: number): number {
    const number = this.peek(bits);
    this.#position -= bits;
    return number;
  }
}
