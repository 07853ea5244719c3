import { CaptureError } from '../capture-error.js';
import { type CaptureCompression, compressionOf } from '../compression/compression.js';
import { containerReader, MAGIC_LENGTH } from './capture-format.js';
import type { ContainerReader } from './container-reader.js';

/** A capture that has been told by its first bytes. */
export interface Container {
  /** Compression around it; the chunks have come out of it. */
  readonly compression: CaptureCompression;
  /** Reads its format. */
  readonly reader: ContainerReader;
  /** Its bytes from the first one on. */
  readonly chunks: AsyncIterableIterator<Uint8Array>;
}

/**
 * Tells what a capture is. Compression is looked for once: a compressed file within a compressed file is no capture.
 *
 * @throws {@link CaptureError} if there are no bytes, or they are of no capture
 */
export async function identifyContainer(chunks: AsyncIterator<Uint8Array>): Promise<Container> {
  const outer = await peek(chunks);
  const compression = compressionOf(outer.start);
  if (compression === undefined) return container('none', outer);
  return container(compression.name, await peek(compression.decompress(outer.chunks)));
}

interface Peeked {
  /** The first bytes, as many as tell the format if there are so many. */
  readonly start: Uint8Array;
  /** All bytes, the first ones among them. */
  readonly chunks: AsyncIterableIterator<Uint8Array>;
}

async function peek(chunks: AsyncIterator<Uint8Array>): Promise<Peeked> {
  let start: Uint8Array = new Uint8Array(0);
  while (start.length < MAGIC_LENGTH) {
    const next = await chunks.next();
    if (next.done) break;
    start = start.length === 0 ? next.value : concatenated(start, next.value);
  }
  return { start, chunks: new Replay(start, chunks) };
}

/** Chunks of which the first has been read already. Unlike a generator it closes what it reads even if it was not begun. */
class Replay implements AsyncIterableIterator<Uint8Array> {
  #first: Uint8Array | undefined;

  constructor(
    first: Uint8Array,
    private readonly rest: AsyncIterator<Uint8Array>,
  ) {
    this.#first = first;
  }

  async next(): Promise<IteratorResult<Uint8Array>> {
    const first = this.#first;
    if (first === undefined) return this.rest.next();
    this.#first = undefined;
    return { done: false, value: first };
  }

  async return(): Promise<IteratorResult<Uint8Array>> {
    await this.rest.return?.();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}

function concatenated(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

function container(compression: CaptureCompression, { start, chunks }: Peeked): Container {
  const place = { byteOffset: 0, decompressed: compression !== 'none' };
  if (start.length === 0) {
    const layer = compression === 'none' ? 'source' : 'compression';
    throw new CaptureError('empty', 'empty, expected a capture', { ...place, layer });
  }
  const reader = containerReader(start);
  if (reader !== undefined) return { compression, reader, chunks };
  throw new CaptureError(
    'unknown-format',
    'not a capture: neither pcap nor pcapng, plain or compressed',
    place,
  );
}
