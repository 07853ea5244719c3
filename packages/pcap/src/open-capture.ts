import { batchSizeOf, Capture, type CaptureOptions } from './capture.js';
import { CaptureError } from './capture-error.js';
import { type CaptureSource, chunksOf } from './capture-source.js';
import { type CaptureCompression, compressionOf } from './compression/compression.js';
import { containerReader, MAGIC_LENGTH } from './container/capture-format.js';
import { ContainerSource } from './container/container-source.js';
import type { PacketSource } from './packet-source.js';

/**
 * Opens a capture: pcap or pcapng, plain or compressed, told apart by content.
 *
 * @throws {@link CaptureError} if the source is empty or is no capture; an error of the source itself is passed on
 * @throws RangeError if an option is out of its range
 */
export async function openCapture(source: CaptureSource, options: CaptureOptions = {}): Promise<Capture> {
  batchSizeOf(options);
  const chunks = chunksOf(source);
  try {
    return new Capture(await identify(chunks, options.path), options);
  } catch (error) {
    await chunks.return(undefined);
    throw error instanceof CaptureError ? error.locate({ path: options.path }) : error;
  }
}

/** Compression is looked for once: a compressed file within a compressed file is no capture. */
async function identify(chunks: AsyncIterator<Uint8Array>, path: string | undefined): Promise<PacketSource> {
  const outer = await peek(chunks);
  const compression = compressionOf(outer.start);
  if (compression === undefined) return contained('none', outer, path);
  return contained(compression.name, await peek(compression.decompress(outer.chunks)), path);
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

function contained(
  compression: CaptureCompression,
  { start, chunks }: Peeked,
  path: string | undefined,
): PacketSource {
  const place = { byteOffset: 0, decompressed: compression !== 'none' };
  if (start.length === 0) throw new CaptureError('empty', 'empty, expected a capture', place);
  const reader = containerReader(start);
  if (reader !== undefined) return new ContainerSource(compression, reader, chunks, path);
  throw new CaptureError(
    'unknown-format',
    'not a capture: neither pcap nor pcapng, plain or compressed',
    place,
  );
}
