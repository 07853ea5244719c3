import { ByteWindow } from '../bytes/byte-window.js';
import { CaptureError } from '../capture-error.js';

/** Compressed bytes, handed out in pieces of the length that their format asks for, however they arrive. */
export class CompressionInput {
  readonly #name: string;
  readonly #chunks: AsyncIterator<Uint8Array>;
  readonly #window = new ByteWindow();
  #pieceStart = 0;

  /** @param name of the compression, for error messages */
  constructor(name: string, chunks: AsyncIterable<Uint8Array>) {
    this.#name = name;
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** Offset in bytes of the piece that was handed out last, empty ones left out. */
  get pieceStart(): number {
    return this.#pieceStart;
  }

  /** Waits for so many bytes. False if the data ends before. */
  async has(length: number): Promise<boolean> {
    while (this.#window.available < length) {
      if (this.#window.advance()) continue;
      const next = await this.#chunks.next();
      if (next.done) return false;
      this.#window.append(next.value);
    }
    return true;
  }

  /**
   * The next bytes, valid until more are asked for.
   *
   * @throws {@link CaptureError} if the data ends before
   */
  async take(length: number): Promise<Uint8Array> {
    const piece = await this.takeUpTo(length);
    if (piece.length < length) throw this.cutOff();
    return piece;
  }

  /** The next bytes, valid until more are asked for; fewer than `length` if the data ends before. */
  async takeUpTo(length: number): Promise<Uint8Array> {
    const whole = await this.has(length);
    return this.#shift(whole ? length : this.#window.available);
  }

  /**
   * The next four bytes as an unsigned number, little-endian. They stay the next ones.
   *
   * @throws {@link CaptureError} if the data ends before
   */
  async peekNumber(): Promise<number> {
    if (!(await this.has(4))) throw this.cutOff();
    return this.#window.view.getUint32(this.#window.start, true);
  }

  /**
   * The next bytes as an unsigned number, little-endian.
   *
   * @param length at most 8 bytes; above 2^53 the number is rounded
   * @throws {@link CaptureError} if the data ends before
   */
  async takeNumber(length: number): Promise<number> {
    return littleEndian(await this.take(length));
  }

  /**
   * Passes over bytes, without keeping them.
   *
   * @throws {@link CaptureError} if the data ends before
   */
  async skip(length: number): Promise<void> {
    for (let left = length; left > 0; ) {
      if (!(await this.has(1))) throw this.cutOff();
      left -= this.#shift(Math.min(left, this.#window.available)).length;
    }
  }

  /** The error of data that ends where more was needed. */
  cutOff(): CaptureError {
    const byteOffset = this.#window.position + this.#window.available;
    return new CaptureError('truncated', `the ${this.#name} data is cut off`, {
      byteOffset,
      decompressed: false,
      layer: 'compression',
    });
  }

  async close(): Promise<void> {
    await this.#chunks.return?.();
  }

  #shift(length: number): Uint8Array {
    const { bytes, start, position } = this.#window;
    if (length > 0) this.#pieceStart = position;
    this.#window.start += length;
    return bytes.subarray(start, start + length);
  }
}

/** The unsigned number that bytes stand for, the least first. Above 2^53 it is rounded. */
export function littleEndian(bytes: Uint8Array): number {
  return bytes.reduceRight((number, byte) => number * 256 + byte, 0);
}
