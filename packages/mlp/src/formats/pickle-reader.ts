import { PickleError } from '../mlp-error.js';

/** Reads numbers, text and bytes off a pickle stream, each checked against its end. */
export class PickleReader {
  #offset = 0;
  readonly #bytes: Uint8Array;
  readonly #view: DataView;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Position of the next byte. */
  get offset(): number {
    return this.#offset;
  }

  get atEnd(): boolean {
    return this.#offset === this.#bytes.length;
  }

  uint8(): number {
    return this.#view.getUint8(this.#advance(1));
  }

  uint16(): number {
    return this.#view.getUint16(this.#advance(2), true);
  }

  int32(): number {
    return this.#view.getInt32(this.#advance(4), true);
  }

  uint32(): number {
    return this.#view.getUint32(this.#advance(4), true);
  }

  /** Big-endian, as pickle writes floats. */
  float64(): number {
    return this.#view.getFloat64(this.#advance(8), false);
  }

  /** A signed little-endian integer of up to 8 bytes that a JavaScript number holds exactly. */
  integer(length: number): number {
    const start = this.#offset;
    if (length > 8) throw new PickleError(`integer of ${length} bytes, expected at most 8`, start);
    const value = this.bytes(length).reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n);
    const number = Number(BigInt.asIntN(8 * length, value));
    if (!Number.isSafeInteger(number)) throw new PickleError('integer beyond 2^53', start);
    return number;
  }

  /** A view into the stream, not a copy. */
  bytes(length: number): Uint8Array {
    const start = this.#advance(length);
    return this.#bytes.subarray(start, start + length);
  }

  text(length: number): string {
    const start = this.#offset;
    const bytes = this.bytes(length);
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      throw new PickleError('text is not UTF-8', start);
    }
  }

  /** Text up to a line feed, which is skipped. */
  line(): string {
    const end = this.#bytes.indexOf(0x0a, this.#offset);
    if (end < 0) throw new PickleError('line without end', this.#offset);
    const line = this.text(end - this.#offset);
    this.#advance(1);
    return line;
  }

  /** Little-endian 64-bit floats. No memory is taken before the stream is known to hold them. */
  float64Array(length: number): Float64Array {
    const start = this.#advance(length * 8);
    return Float64Array.from({ length }, (_, i) => this.#view.getFloat64(start + 8 * i, true));
  }

  #advance(length: number): number {
    const start = this.#offset;
    const left = this.#bytes.length - start;
    if (length > left) throw new PickleError(`needs ${length} bytes, only ${left} are left`, start);
    this.#offset = start + length;
    return start;
  }
}
