import { CaptureError } from '../capture-error.js';
import type { CaptureCompression } from '../compression/compression.js';
import type { CaptureFormat, ContainerReader } from '../container/container-reader.js';
import type { BatchSink } from '../dissection/batch-sink.js';
import type { PacketSource } from '../packet-source.js';
import { ByteWindow } from './byte-window.js';

/** The packets of a container whose bytes arrive in chunks. */
export class ContainerSource implements PacketSource {
  /** What has arrived of the container. */
  private readonly window = new ByteWindow();

  /**
   * @param chunks the container from its first byte on
   * @param path name of the capture, for error messages
   */
  constructor(
    readonly compression: CaptureCompression,
    private readonly reader: ContainerReader,
    private readonly chunks: AsyncIterator<Uint8Array>,
    private readonly path: string | undefined,
  ) {}

  get format(): CaptureFormat {
    return this.reader.format;
  }

  async fill(sink: BatchSink): Promise<boolean> {
    try {
      for (;;) {
        this.reader.read(this.window, sink);
        if (sink.full) return true;
        if (this.window.advance()) continue;
        const next = await this.chunks.next();
        if (next.done) break;
        this.window.append(next.value);
      }
      this.#checkEnd(sink);
      return false;
    } catch (error) {
      throw error instanceof CaptureError ? this.#locate(error) : error;
    }
  }

  async close(): Promise<void> {
    await this.chunks.return?.();
  }

  #checkEnd(sink: BatchSink): void {
    const missing = this.reader.missing(this.window);
    if (missing === undefined) return;
    throw new CaptureError('truncated', `cut off inside ${missing.what}`, {
      byteOffset: this.window.position,
      packetNumber: sink.packets + 1,
      needed: missing.needed,
      available: this.window.available,
    });
  }

  /** A container reader knows neither where its bytes come from nor whether they were compressed. */
  #locate(error: CaptureError): CaptureError {
    const decompressed = error.place.decompressed ?? this.compression !== 'none';
    return error.locate({ path: this.path, decompressed });
  }
}
