/**
 * The bytes of a capture that have arrived and are not yet consumed, always contiguous.
 *
 * A chunk that meets an empty window is used where it lies; only what a chunk boundary cuts in two is copied.
 */
export class ByteWindow {
  bytes: Uint8Array = new Uint8Array(0);
  view = new DataView(this.bytes.buffer);
  /** First byte not yet consumed. */
  start = 0;
  /** Offset of `bytes[0]` in the capture. */
  #origin = 0;

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
    const rest = this.available;
    this.#origin += this.start;
    this.start = 0;
    if (rest === 0) {
      this.bytes = chunk;
    } else {
      const joined = new Uint8Array(rest + chunk.length);
      joined.set(this.bytes.subarray(this.bytes.length - rest));
      joined.set(chunk, rest);
      this.bytes = joined;
    }
    this.view = new DataView(this.bytes.buffer, this.bytes.byteOffset, this.bytes.byteLength);
  }
}
