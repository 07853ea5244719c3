/**
 * Bits that are read from the start of some bytes on, the least significant of a byte first. Behind their end there are
 * zeros; `end` tells that they were read.
 */
export class ForwardBits {
  #position: number;

  constructor(
    private readonly bytes: Uint8Array,
    start: number,
  ) {
    this.#position = start * 8;
  }

  /** Where the first byte lies of which no bit has been read. */
  get end(): number {
    return Math.ceil(this.#position / 8);
  }

  /** The next bits as a number of at most 17 bits. */
  peek(bits: number): number {
    const at = this.#position >>> 3;
    const word = this.bytes[at] | (this.bytes[at + 1] << 8) | (this.bytes[at + 2] << 16);
    return (word >>> (this.#position & 7)) & ((1 << bits) - 1);
  }

  /** Reads a number of at most 17 bits. */
  read(bits: number): number {
    const number = this.peek(bits);
    this.#position += bits;
    return number;
  }
}
