import { damage } from './compression-fault.js';

/** The longest chunk that is handed on, in bytes. */
const LONGEST_CHUNK = 262_144;

/** Up to this length in bytes a loop is faster than a call of a typed array's method. */
const SHORT = 24;

/**
 * The bytes that were decompressed last: those not yet handed on, and those that later ones may repeat (the window of
 * RFC 8878, the 64 KB of LZ4).
 *
 * They lie in one buffer. When it is full, the last ones are moved to its beginning. It is longer than what it keeps by
 * an eighth, so that at most eight bytes are moved for each that is written.
 */
export class History {
  #bytes = new Uint8Array(0);
  #end = 0;
  #taken = 0;
  /** Where the current block must have ended. */
  #limit = 0;
  #windowSize = 0;

  /**
   * Forgets all bytes, which must have been taken.
   *
   * @param windowSize how far back bytes may be repeated
   */
  begin(windowSize: number): void {
    this.#windowSize = windowSize;
    this.#end = 0;
    this.#taken = 0;
    this.#limit = 0;
  }

  /** Makes room for a block of at most so many bytes. All bytes before it must have been taken. */
  beginBlock(maxLength: number): void {
    if (this.#end + maxLength > this.#bytes.length) this.#makeRoom(maxLength);
    this.#limit = this.#end + maxLength;
  }

  /** Appends some of the bytes of a source. */
  append(source: Uint8Array, start: number, length: number): void {
    const end = this.#extend(length);
    if (length > SHORT) this.#bytes.set(source.subarray(start, start + length), end - length);
    else for (let at = end - length; at < end; at++) this.#bytes[at] = source[start++];
  }

  /** Appends one byte, many times. */
  appendRun(byte: number, length: number): void {
    const end = this.#extend(length);
    this.#bytes.fill(byte, end - length, end);
  }

  /**
   * Appends bytes that were written before. They may reach into the ones they append: these repeat then.
   *
   * @param distance how far back the first of them lies
   */
  repeat(distance: number, length: number): void {
    const start = this.#end;
    if (distance < 1 || distance > start || distance > this.#windowSize) {
      throw damage('it repeats bytes from before its window');
    }
    const end = this.#extend(length);
    const bytes = this.#bytes;
    if (length <= SHORT) for (let at = start; at < end; at++) bytes[at] = bytes[at - distance];
    else if (distance === 1) bytes.fill(bytes[start - 1], start, end);
    else this.#repeatLong(start, distance, end);
  }

  /** Hands on, as copies, what was written since. */
  *take(): Generator<Uint8Array> {
    while (this.#taken < this.#end) {
      const start = this.#taken;
      this.#taken = Math.min(start + LONGEST_CHUNK, this.#end);
      yield this.#bytes.slice(start, this.#taken);
    }
  }

  /** Copies what lies before, then twice as much, and so on. */
  #repeatLong(start: number, distance: number, end: number): void {
    const from = start - distance;
    for (let at = start; at < end; ) {
      const length = Math.min(at - from, end - at);
      this.#bytes.copyWithin(at, from, from + length);
      at += length;
    }
  }

  #extend(length: number): number {
    const end = this.#end + length;
    if (end > this.#limit) throw damage('a block is longer than its format allows');
    this.#end = end;
    return end;
  }

  /** The buffer grows with what it holds: a small file with a large window must not take much memory. */
  #makeRoom(length: number): void {
    const kept = Math.min(this.#end, this.#windowSize);
    const eighth = this.#windowSize >>> 3;
    const whole = this.#windowSize + Math.max(length, eighth);
    const needed = kept < eighth ? Math.min(2 * (kept + length), whole) : whole;
    const roomy = needed > this.#bytes.length ? new Uint8Array(needed) : this.#bytes;
    roomy.set(this.#bytes.subarray(this.#end - kept, this.#end));
    this.#bytes = roomy;
    this.#end = kept;
    this.#taken = kept;
  }
}
