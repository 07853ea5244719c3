import { AddressTable } from './address-table.js';
import { BatchSink } from './batch-sink.js';
import { CaptureError } from './capture-error.js';
import { type CaptureSource, chunksOf } from './capture-source.js';
import { CaptureStatistics } from './capture-statistics.js';
import { ByteWindow } from './container/byte-window.js';
import { containerReader, MAGIC_LENGTH } from './container/capture-format.js';
import type { CaptureFormat, ContainerReader } from './container/container-reader.js';
import { gunzip, isGzip } from './container/gunzip.js';
import { PacketBatch } from './packet-batch.js';

/** How a capture is compressed. */
export type CaptureCompression = 'none' | 'gzip';

/** Options of {@link openCapture}. */
export interface CaptureOptions {
  /** Name of the capture, for error messages. */
  readonly path?: string;
  /**
   * What happens where a capture is damaged. `false` (lax): the batches end there and {@link Capture.damage} tells the
   * place. `true` (strict): the error is thrown, after all that precedes the damage.
   * @defaultValue false
   */
  readonly strict?: boolean;
  /**
   * Most packets in a batch, at least 1.
   * @defaultValue 4096
   */
  readonly batchSize?: number;
}

const DEFAULT_BATCH_SIZE = 4096;

/** An opened capture: its packets can be read once. */
export class Capture {
  /** The MAC addresses met so far. */
  readonly macs = new AddressTable();
  /** The IPv4 and IPv6 addresses met so far. */
  readonly ips = new AddressTable();
  /** What has been read so far. */
  readonly statistics = new CaptureStatistics();
  readonly #chunks: AsyncIterator<Uint8Array>;
  readonly #window: ByteWindow;
  readonly #reader: ContainerReader;
  readonly #options: CaptureOptions;
  #damage: CaptureError | undefined;
  #isRead = false;

  /** @internal */
  constructor(
    /** Compression of the source. */
    readonly compression: CaptureCompression,
    reader: ContainerReader,
    window: ByteWindow,
    chunks: AsyncIterator<Uint8Array>,
    options: CaptureOptions,
  ) {
    this.#reader = reader;
    this.#window = window;
    this.#chunks = chunks;
    this.#options = options;
  }

  /** Container format. */
  get format(): CaptureFormat {
    return this.#reader.format;
  }

  /** Where and why the capture could not be read on; undefined while nothing is wrong. Settled once the batches end. */
  get damage(): CaptureError | undefined {
    return this.#damage;
  }

  /**
   * The packets in batches, in the order of the capture. Each batch is valid until the next one is asked for.
   *
   * @throws {@link CaptureError} at damage, in strict mode, after all that precedes it
   * @throws Error if the packets have been read before, wholly or in part
   */
  async *batches(): AsyncGenerator<PacketBatch, void, undefined> {
    if (this.#isRead) throw new Error('the packets of a capture can be read once: open it again');
    this.#isRead = true;
    const batch = new PacketBatch(this.#options.batchSize ?? DEFAULT_BATCH_SIZE, this.macs, this.ips);
    const sink = new BatchSink(batch, this.statistics);
    try {
      while (await this.#fill(sink)) {
        yield batch;
        sink.clear();
      }
      if (batch.length > 0) yield batch;
      if (this.#damage !== undefined && this.#options.strict) throw this.#damage;
    } finally {
      await this.#chunks.return?.();
    }
  }

  /** Reads until the sink is full (true), or the capture ends or breaks (false). */
  async #fill(sink: BatchSink): Promise<boolean> {
    try {
      for (;;) {
        this.#reader.read(this.#window, sink);
        if (sink.full) return true;
        const next = await this.#chunks.next();
        if (next.done) break;
        this.#window.append(next.value);
      }
      this.#damage = this.#truncation(sink);
    } catch (error) {
      if (!(error instanceof CaptureError)) throw error;
      this.#damage = this.#locate(error);
    }
    return false;
  }

  #truncation(sink: BatchSink): CaptureError | undefined {
    const missing = this.#reader.missing(this.#window);
    if (missing === undefined) return undefined;
    const error = new CaptureError('truncated', `cut off inside ${missing.what}`, {
      byteOffset: this.#window.position,
      packetNumber: sink.packets + 1,
      needed: missing.needed,
      available: this.#window.available,
    });
    return this.#locate(error);
  }

  /** A container reader knows neither where its bytes come from nor whether they were compressed. */
  #locate(error: CaptureError): CaptureError {
    const decompressed = error.place.decompressed ?? this.compression !== 'none';
    return error.locate({ path: this.#options.path, decompressed });
  }
}

/**
 * Opens a capture: pcap or pcapng, plain or gzipped, told apart by content.
 *
 * @throws {@link CaptureError} if the source is empty or is no capture; an error of the source itself is passed on
 * @throws RangeError if an option is out of its range
 */
export async function openCapture(source: CaptureSource, options: CaptureOptions = {}): Promise<Capture> {
  const { batchSize = DEFAULT_BATCH_SIZE } = options;
  if (!Number.isInteger(batchSize) || batchSize < 1) {
    throw new RangeError(`batchSize must be a whole number of at least 1, got ${batchSize}`);
  }
  const chunks = chunksOf(source);
  try {
    const plain = await peek(chunks);
    if (!isGzip(plain.window.bytes)) return identify('none', plain, options);
    return identify('gzip', await peek(gunzip(replay(plain))), options);
  } catch (error) {
    await chunks.return(undefined);
    throw error instanceof CaptureError ? error.locate({ path: options.path }) : error;
  }
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

function identify(
  compression: CaptureCompression,
  { window, rest }: Peeked,
  options: CaptureOptions,
): Capture {
  const place = { byteOffset: 0, decompressed: compression !== 'none' };
  if (window.available === 0) throw new CaptureError('empty', 'empty, expected a capture', place);
  const reader = containerReader(window.bytes);
  if (reader !== undefined) return new Capture(compression, reader, window, rest, options);
  const problem = 'not a capture: neither pcap nor pcapng, plain or gzipped';
  throw new CaptureError('unknown-format', problem, place);
}
