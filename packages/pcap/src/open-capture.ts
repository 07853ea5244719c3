import { batchSizeOf, Capture, type CaptureOptions } from './capture.js';
import { CaptureError } from './capture-error.js';
import { type CaptureSource, chunksOf } from './capture-source.js';
import { ByteWindow } from './container/byte-window.js';
import { containerReader, MAGIC_LENGTH } from './container/capture-format.js';
import { type CaptureCompression, compressionOf } from './container/compression.js';
import { ContainerSource } from './container/container-source.js';

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
async function identify(
  chunks: AsyncIterator<Uint8Array>,
  path: string | undefined,
): Promise<ContainerSource> {
  const start = await peek(chunks);
  const compression = compressionOf(start.window.bytes);
  if (compression === undefined) return contained('none', start, path);
  return contained(compression.name, await peek(compression.decompress(replay(start))), path);
}

interface Peeked {
  readonly window: ByteWindow;
  readonly rest: AsyncIterator<Uint8Array>;
}

/** Reads as many bytes as tell the format. */
async function peek(chunks: AsyncIterator<Uint8Array>): Promise<Peeked> {
  const window = new ByteWindow();
  while (window.available < MAGIC_LENGTH) {
    const next = await chunks.next();
    if (next.done) break;
    window.append(next.value);
  }
  return { window, rest: chunks };
}

async function* replay({ window, rest }: Peeked): AsyncGenerator<Uint8Array> {
  try {
    yield window.bytes;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

function contained(
  compression: CaptureCompression,
  { window, rest }: Peeked,
  path: string | undefined,
): ContainerSource {
  const place = { byteOffset: 0, decompressed: compression !== 'none' };
  if (window.available === 0) throw new CaptureError('empty', 'empty, expected a capture', place);
  const reader = containerReader(window.bytes);
  if (reader !== undefined) return new ContainerSource(compression, reader, window, rest, path);
  throw new CaptureError(
    'unknown-format',
    'not a capture: neither pcap nor pcapng, plain or compressed',
    place,
  );
}
