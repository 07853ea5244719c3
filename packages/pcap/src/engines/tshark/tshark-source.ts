import { CaptureError, type CaptureErrorCode } from '../../capture-error.js';
import type { CaptureCompression } from '../../compression/compression.js';
import type { CaptureFormat } from '../../container/container-reader.js';
import type { Container } from '../../container/identify-container.js';
import type { BatchSink } from '../../dissection/batch-sink.js';
import type { PacketSource } from '../../packet-source.js';
import { appendPacket } from './append-packet.js';
import { RecordCutter } from './record-cutter.js';
import { type TsharkEnd, TsharkProcess } from './tshark-process.js';
import { checkTsharkVersion } from './tshark-version.js';

/** The packets that an installed tshark, of version 4.0 or later, finds: headers and all are what it tells. */
export class TsharkSource implements PacketSource {
  readonly #cutter = new RecordCutter();
  /** Records that have been cut, and how many of them are in the sink. */
  #records: readonly string[] = [];
  #taken = 0;

  private constructor(
    private readonly tshark: TsharkProcess,
    readonly format: CaptureFormat,
    readonly compression: CaptureCompression,
    private readonly path: string | undefined,
  ) {}

  /**
   * Starts a tshark on a container.
   *
   * @throws {@link CaptureError} with code `engine-unavailable` if there is none that can be used
   */
  static async open(
    { compression, reader, chunks }: Container,
    path: string | undefined,
  ): Promise<TsharkSource> {
    await checkTsharkVersion();
    return new TsharkSource(await TsharkProcess.start(chunks), reader.format, compression, path);
  }

  async fill(sink: BatchSink): Promise<boolean> {
    try {
      for (;;) {
        while (this.#taken < this.#records.length && !sink.full) {
          appendPacket(sink, this.#records[this.#taken++]);
        }
        if (sink.full) return true;
        const next = await this.tshark.output.next();
        if (next.done) break;
        this.#records = this.#cutter.push(next.value);
        this.#taken = 0;
      }
    } catch (error) {
      throw error instanceof CaptureError ? this.#failure(error.code, error.problem, sink) : error;
    }
    await this.#checkEnd(sink);
    return false;
  }

  close(): Promise<void> {
    return this.tshark.stop();
  }

  async #checkEnd(sink: BatchSink): Promise<void> {
    const { exitCode, signal, complaint } = await this.tshark.end();
    const { sourceFailure } = this.tshark;
    if (sourceFailure instanceof CaptureError) throw sourceFailure.locate({ path: this.path });
    if (sourceFailure !== undefined) throw sourceFailure;
    if (exitCode !== 0) throw this.#failure(...reasonOf({ exitCode, signal, complaint }), sink);
  }

  #failure(code: CaptureErrorCode, problem: string, sink: BatchSink): CaptureError {
    return new CaptureError(code, problem, {
      path: this.path,
      byteOffset: this.tshark.bytesFed,
      packetNumber: sink.packets + 1,
      decompressed: this.compression !== 'none',
    });
  }
}

/** What tshark says last; before, it may say that it runs with too many rights. */
function reasonOf({ exitCode, signal, complaint }: TsharkEnd): [CaptureErrorCode, string] {
  const said = complaint
    .split(/^tshark: /m)
    .slice(1)
    .at(-1)
    ?.trim()
    .replace(/\s*\n/g, ' ')
    .replace(/\.$/, '');
  const end = signal === null ? `exit code ${exitCode}` : `signal ${signal}`;
  const problem = said === undefined ? `tshark ended with ${end}` : `tshark: ${said}`;
  return [problem.includes('cut short') ? 'truncated' : 'unreadable', problem];
}
