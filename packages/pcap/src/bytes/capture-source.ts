/**
 * Where the bytes of a capture come from: bytes in memory, a `File` or `Blob`, a web stream, or anything that yields
 * chunks, such as a Node stream. Chunks must not be changed after they are handed over.
 */
export type CaptureSource =
  | Uint8Array
  | ArrayBuffer
  | Blob
  | ReadableStream<Uint8Array>
  | AsyncIterable<Uint8Array>
  | Iterable<Uint8Array>;

/**
 * The chunks of a source, empty ones left out. To return from them ends a web stream at once; of another source it waits
 * for the chunk that was asked for.
 *
 * @throws TypeError if the source is none of the kinds above, or yields something else than bytes
 */
export function chunksOf(source: CaptureSource): Chunks {
  return new Chunks(iteratorOf(source));
}

class Chunks implements AsyncIterableIterator<Uint8Array> {
  constructor(private readonly source: AsyncIterator<unknown> | Iterator<unknown>) {}

  async next(): Promise<IteratorResult<Uint8Array>> {
    for (;;) {
      const { done, value } = await this.source.next();
      if (done) return { done: true, value: undefined };
      if (!(value instanceof Uint8Array)) {
        throw new TypeError(`a source of a capture must yield Uint8Arrays, got ${typeof value}`);
      }
      if (value.length > 0) return { done: false, value };
    }
  }

  async return(): Promise<IteratorResult<Uint8Array>> {
    await this.source.return?.();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}

function iteratorOf(source: CaptureSource): AsyncIterator<unknown> | Iterator<unknown> {
  if (source instanceof Uint8Array) return [source].values();
  if (source instanceof ArrayBuffer) return [new Uint8Array(source)].values();
  if (source instanceof Blob) return new StreamChunks(source.stream());
  if (typeof source === 'object' && source !== null) {
    if ('getReader' in source) return new StreamChunks(source);
    if (Symbol.asyncIterator in source) return source[Symbol.asyncIterator]();
    if (Symbol.iterator in source) return source[Symbol.iterator]();
  }
  throw new TypeError(
    'expected bytes, a Blob, a stream, or an iterable of Uint8Arrays; openCaptureFile takes a path',
  );
}

/** Not every browser can iterate a stream, every one can read it. */
class StreamChunks implements AsyncIterator<Uint8Array> {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;

  constructor(stream: ReadableStream<Uint8Array>) {
    this.#reader = stream.getReader();
  }

  async next(): Promise<IteratorResult<Uint8Array>> {
    const { done, value } = await this.#reader.read();
    return done ? { done, value: undefined } : { done, value };
  }

  async return(): Promise<IteratorResult<Uint8Array>> {
    await this.#reader.cancel();
    this.#reader.releaseLock();
    return { done: true, value: undefined };
  }
}
