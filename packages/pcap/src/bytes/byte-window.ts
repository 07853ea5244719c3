/** Least bytes of a chunk that are joined to what is left of the one before: most records end within them. */
const LEAST_JOINED = 4096;

/**
 * The bytes of a capture that have arrived and are not yet consumed, always contiguous.
 *
 * A chunk is used where it lies. Of a record that a chunk boundary cuts, the two parts are joined in a buffer; it grows
 * by doubling, so that a record costs time linear in its length, into however many chunks it is cut.
 */
export class ByteWindow {
  bytes: Uint8Array = new Uint8Array(0);
  view = new DataView(this.bytes.buffer);
  /** First byte not yet consumed. */
  start = 0;
  /** Offset of `bytes[0]` in the capture. */
  #origin = 0;
  /** The chunk that came last, and how many of its bytes have been shown; they are the last of `bytes`. */
  #chunk = this.bytes;
  #shown = 0;
  /** Where parts are joined; `bytes` is either the beginning of it or in the chunk. */
  #joined = new Uint8Array(0);

  /** Number of bytes that are shown and not yet consumed. */
  get available(): number {
    return this.bytes.length - this.start;
  }

  /** Offset of the first byte not yet consumed, from the start of the capture. */
  get position(): number {
    return this.#origin + this.start;
  }

  /** Appends a chunk, which must stay unchanged until the next one is appended. All of the last one must be shown. */
  append(chunk: Uint8Array): void {
    this.#chunk = chunk;
    this.#shown = 0;
    this.advance();
  }

  /** Shows more of the last chunk, for a record that goes beyond the bytes shown; false if all of it is shown. */
  advance(): boolean {
    if (this.#shown === this.#chunk.length) return false;
    const consumedOfChunk = this.#shown - this.available;
    if (consumedOfChunk >= 0) {
      this.#show(this.#chunk.subarray(consumedOfChunk));
      this.#shown = this.#chunk.length;
    } else {
      const length = Math.max(LEAST_JOINED, this.available);
      const part = this.#chunk.subarray(this.#shown, this.#shown + length);
      this.#join(part);
      this.#shown += part.length;
    }
    return true;
  }

  #join(part: Uint8Array): void {
    const isJoined = this.bytes.buffer === this.#joined.buffer;
    if (!isJoined || this.bytes.length + part.length > this.#joined.length) this.#makeRoom(part.length);
    const length = this.bytes.length + part.length;
    this.#joined.set(part, this.bytes.length);
    this.bytes = this.#joined.subarray(0, length);
    this.view = new DataView(this.#joined.buffer, 0, length);
  }

  /** Shows other bytes, which follow the consumed ones. */
  #show(bytes: Uint8Array): void {
    this.#origin += this.start;
    this.start = 0;
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /**
   * Moves what is not consumed to the beginning of the buffer. The buffer is kept twice as long as what it holds then,
   * so that it is only moved again after as many bytes have come.
   */
  #makeRoom(length: number): void {
    const rest = this.bytes.subarray(this.start);
    const needed = 2 * (rest.length + length);
    const roomy = needed > this.#joined.length ? new Uint8Array(needed) : this.#joined;
    roomy.set(rest);
    this.#joined = roomy;
    this.#show(roomy.subarray(0, rest.length));
  }
}
