/**
 * The bytes of a capture that have arrived and are not yet consumed, always contiguous.
 *
 * A chunk that meets an empty window is used where it lies. What a chunk boundary cuts is joined in a buffer that
 * grows by doubling, so that a record costs time linear in its length, into however many chunks it is cut.
 */
export class ByteWindow {
  bytes: Uint8Array = new Uint8Array(0);
  view = new DataView(this.bytes.buffer);
  /** First byte not yet consumed. */
  start = 0;
  /** Offset of `bytes[0]` in the capture. */
  #origin = 0;
  /** Where chunks are joined; `bytes` is either the beginning of it or a chunk. */
  #joined = new Uint8Array(0);

  /** Number of bytes not yet consumed. */
  get available(): number {
    return this.bytes.length - this.start;
  }

  /** Offset of the first byte not yet consumed, from the start of the capture. */
  get position(): number {
    return this.#origin + this.start;
  }

  /** Appends a chunk, which must stay unchanged until it is consumed. */
  append(chunk: Uint8Array): void {
    if (this.available === 0) {
      this.#show(chunk);
      return;
    }
    const isJoined = this.bytes.buffer === this.#joined.buffer;
    if (!isJoined || this.bytes.length + chunk.length > this.#joined.length) this.#makeRoom(chunk.length);
    const length = this.bytes.length + chunk.length;
    this.#joined.set(chunk, this.bytes.length);
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
