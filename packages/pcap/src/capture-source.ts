/**
 * Where the bytes of a capture come from: bytes in memory, a `File` or `Blob`, a web stream, or anything that yields
 * chunks, such as a Node stream. Chunks must not be changed after they are handed over.
 */
export type CaptureSource =
  | Uint8Array
  | Blob
  | ReadableStream<Uint8Array>
  | AsyncIterable<Uint8Array>
  | Iterable<Uint8Array>;

/** The chunks of a source, empty ones left out. */
export async function* chunksOf(source: CaptureSource): AsyncGenerator<Uint8Array> {
  for await (const chunk of iterable(source)) {
    if (chunk.length > 0) yield chunk;
  }
}

function iterable(source: CaptureSource): AsyncIterable<Uint8Array> | Iterable<Uint8Array> {
  if (source instanceof Uint8Array) return [source];
  if (source instanceof Blob) return readStream(source.stream());
  if ('getReader' in source) return readStream(source);
  return source;
}

/** Not every browser can iterate a stream, every one can read it. */
async function* readStream(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel();
  }
}
