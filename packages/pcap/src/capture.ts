import { AddressTable } from './batch/address-table.js';
import { type Packet, packetAt } from './batch/packet.js';
import { PacketBatch } from './batch/packet-batch.js';
import { CaptureError } from './capture-error.js';
import { CaptureStatistics } from './capture-statistics.js';
import type { CaptureCompression } from './compression/compression.js';
import type { CaptureFormat } from './container/container-reader.js';
import { BatchSink } from './dissection/batch-sink.js';
import { InvalidArgumentError } from './invalid-argument-error.js';
import { KEPT_ALIVE } from './kept-alive.js';
import type { PacketSource } from './packet-source.js';

/** Options of whatever opens a capture. */
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

/**
 * The batch size that options ask for.
 *
 * @throws {@link InvalidArgumentError} if it is out of its range
 */
export function batchSizeOf({ batchSize = DEFAULT_BATCH_SIZE }: CaptureOptions): number {
  if (Number.isInteger(batchSize) && batchSize >= 1) return batchSize;
  throw new InvalidArgumentError('bad-option', 'batchSize', batchSize, 'a whole number of at least 1');
}

/** An opened capture: its packets can be read once. What is not read should be closed. */
export class Capture {
  /** @internal */
  static readonly keptAlive = KEPT_ALIVE;
  /** The MAC addresses met so far. */
  readonly macs = new AddressTable();
  /** The IPv4 and IPv6 addresses met so far. */
  readonly ips = new AddressTable();
  /** What has been read so far. */
  readonly statistics = new CaptureStatistics();
  readonly #source: PacketSource;
  readonly #strict: boolean;
  readonly #batchSize: number;
  #damage: CaptureError | undefined;
  #isRead = false;
  #isClosed = false;

  /** @internal */
  constructor(source: PacketSource, options: CaptureOptions) {
    this.#source = source;
    this.#strict = options.strict ?? false;
    this.#batchSize = batchSizeOf(options);
  }

  /** Container format. */
  get format(): CaptureFormat {
    return this.#source.format;
  }

  /** Compression around the container. */
  get compression(): CaptureCompression {
    return this.#source.compression;
  }

  /** Where and why the capture could not be read on; undefined while nothing is wrong. Settled once the batches end. */
  get damage(): CaptureError | undefined {
    return this.#damage;
  }

  /**
   * The packets in batches, in the order of the capture. Each batch is valid until the next one is asked for.
   *
   * After {@link Capture.close} no further batch comes.
   *
   * @throws {@link CaptureError} at damage, in strict mode, after all that precedes it
   * @throws whatever the source throws, after all that it gave before
   * @throws Error if the packets have been read before, wholly or in part, or the capture is closed
   */
  async *batches(): AsyncGenerator<PacketBatch, void, undefined> {
    if (this.#isRead) throw new Error('the packets of a capture can be read once: open it again');
    this.#isRead = true;
    const batch = new PacketBatch(this.#batchSize, this.macs, this.ips);
    const sink = new BatchSink(batch, this.statistics);
    try {
      let filling: Filling = { isFull: true };
      while (filling.isFull && !this.#isClosed) {
        filling = await this.#fill(sink);
        sink.settle();
        if (batch.length > 0) yield batch;
        sink.clear();
      }
      if (filling.failure !== undefined) throw filling.failure.error;
      if (this.#damage !== undefined && this.#strict) throw this.#damage;
    } finally {
      await this.#source.close();
    }
  }

  /**
   * The packets one by one, as objects that stay valid: pleasant, and ten to twenty times slower than the batches.
   *
   * @throws as {@link Capture.batches} does
   */
  async *packets(): AsyncGenerator<Packet, void, undefined> {
    for await (const batch of this.batches()) {
      for (let row = 0; row < batch.length; row++) yield packetAt(batch, row);
    }
  }

  /** Lets go of the file or stream. Reading the batches to their end, or leaving their loop early, does it too. */
  async close(): Promise<void> {
    this.#isRead = true;
    this.#isClosed = true;
    await this.#source.close();
  }

  async #fill(sink: BatchSink): Promise<Filling> {
    try {
      return { isFull: await this.#source.fill(sink) };
    } catch (error) {
      // What a source says when it is closed while it is read is no news.
      if (this.#isClosed) return { isFull: false };
      if (!(error instanceof CaptureError)) return { isFull: false, failure: { error } };
      this.#damage = error;
      return { isFull: false };
    }
  }
}

/** What came of filling a batch: whether there is more, and what the source threw. */
interface Filling {
  readonly isFull: boolean;
  readonly failure?: { readonly error: unknown };
}
