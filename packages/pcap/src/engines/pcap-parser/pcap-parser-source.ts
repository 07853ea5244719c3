import type { Packet } from 'pcap-parser';
import { CaptureError, type CaptureErrorPlace } from '../../capture-error.js';
import type { CaptureCompression } from '../../compression/compression.js';
import { MAX_CAPTURED_LENGTH } from '../../container/container-reader.js';
import type { Container } from '../../container/identify-container.js';
import type { BatchSink } from '../../dissection/batch-sink.js';
import type { PacketSource } from '../../packet-source.js';
import { evenPieces } from './even-pieces.js';
import { PushedParser } from './pushed-parser.js';

/** draft-ietf-opsawg-pcap section 4 and 5. */
const VERSION_OFFSET = 4;
const CAPTURED_LENGTH_OFFSET = 8;
/** The version that pcap-parser knows: it takes others for it, but before this one the lengths stood differently. */
const VERSION = { MAJOR: 2, MIN_MINOR: 4 } as const;
/** The upper bits of the link type field tell about frame check sequences. */
const LINK_TYPE_MASK = 0x03ff_ffff;
const MICROSECONDS_PER_SECOND = 1_000_000;
const NANOSECONDS_PER_MICROSECOND = 1000;

/**
 * The packets that the npm library pcap-parser 0.2.1 finds: of classic pcap files with microseconds, whose version is
 * 2.4 or later. What it does not tell is found out here: lengths that cannot be, and the place where a file is cut off.
 */
export class PcapParserSource implements PacketSource {
  readonly format = 'pcap';
  readonly compression: CaptureCompression;
  readonly #parser = new PushedParser();
  readonly #pieces: AsyncGenerator<Buffer>;
  readonly #container: AsyncIterator<Uint8Array>;
  readonly #path: string | undefined;
  #linkType = 0;
  /** Packets of the piece that was pushed last, and how many of them are in the sink. */
  #packets: readonly Packet[] = [];
  #taken = 0;
  /** Why the bytes cannot be read on. */
  #failure: CaptureError | undefined;

  private constructor({ compression, chunks }: Container, path: string | undefined) {
    this.compression = compression;
    this.#container = chunks;
    this.#pieces = evenPieces(chunks);
    this.#path = path;
  }

  /**
   * Reads the file header.
   *
   * @throws {@link CaptureError} if pcap-parser does not read such files
   */
  static async open(container: Container, path: string | undefined): Promise<PcapParserSource> {
    const source = new PcapParserSource(container, path);
    while (source.#parser.header === undefined && source.#parser.error === undefined) {
      if (!(await source.#push())) break;
    }
    source.#checkHeader();
    return source;
  }

  async fill(sink: BatchSink): Promise<boolean> {
    for (;;) {
      this.#drainInto(sink);
      if (sink.full) return true;
      this.#checkLength(sink);
      if (!(await this.#push())) break;
    }
    this.#checkEnd(sink);
    return false;
  }

  async close(): Promise<void> {
    await this.#container.return?.();
  }

  /** False if there are no more bytes, since they end or since they cannot be read on. */
  async #push(): Promise<boolean> {
    if (this.#failure !== undefined) return false;
    try {
      const next = await this.#pieces.next();
      if (next.done) return false;
      this.#packets = this.#parser.push(next.value);
      this.#taken = 0;
      return true;
    } catch (error) {
      if (!(error instanceof CaptureError)) throw error;
      this.#failure = error;
      return false;
    }
  }

  #drainInto(sink: BatchSink): void {
    while (this.#taken < this.#packets.length && !sink.full) {
      const { header, data } = this.#packets[this.#taken++];
      // A fraction of a second or more is damage that Wireshark tolerates too: it counts as seconds.
      const carry = Math.floor(header.timestampMicroseconds / MICROSECONDS_PER_SECOND);
      const microseconds = header.timestampMicroseconds - carry * MICROSECONDS_PER_SECOND;
      sink.packet(
        new DataView(data.buffer, data.byteOffset, data.byteLength),
        0,
        data.byteLength,
        header.originalLength,
        this.#linkType,
        header.timestampSeconds + carry,
        microseconds * NANOSECONDS_PER_MICROSECOND,
      );
    }
  }

  #checkHeader(): void {
    const { header, error } = this.#parser;
    if (header !== undefined) {
      this.#linkType = (header.linkLayerType & LINK_TYPE_MASK) >>> 0;
      const { majorVersion: major, minorVersion: minor } = header;
      if (major === VERSION.MAJOR && minor >= VERSION.MIN_MINOR) return;
      throw this.#unsupportedVersion(
        `pcap version ${major}.${minor} is not supported by pcap-parser, only 2.4`,
      );
    }
    if (error?.message.startsWith('unsupported version')) throw this.#unsupportedVersion(error.message);
    if (error !== undefined) {
      const problem = `not a capture that pcap-parser reads: only pcap with microseconds (${error.message})`;
      throw new CaptureError('unknown-format', problem, this.#place({ byteOffset: 0 }));
    }
  }

  #unsupportedVersion(problem: string): CaptureError {
    return new CaptureError('unsupported-version', problem, this.#place({ byteOffset: VERSION_OFFSET }));
  }

  /** pcap-parser would collect bytes for a record of any length. */
  #checkLength(sink: BatchSink): void {
    const { lastRecord, consumed } = this.#parser;
    if (lastRecord === undefined || lastRecord.capturedLength <= MAX_CAPTURED_LENGTH) return;
    const claimed = lastRecord.capturedLength.toLocaleString('en-US');
    throw new CaptureError(
      'bad-length',
      `a packet record claims ${claimed} captured bytes, more than any packet has`,
      this.#place({ byteOffset: consumed + CAPTURED_LENGTH_OFFSET, packetNumber: sink.packets + 1 }),
    );
  }

  /** pcap-parser ends in silence wherever a file does. */
  #checkEnd(sink: BatchSink): void {
    if (this.#failure !== undefined) throw this.#failure.locate(this.#place(this.#failure.place));
    const { missing, pushed, consumed } = this.#parser;
    if (missing === undefined) return;
    throw new CaptureError(
      'truncated',
      `cut off inside ${missing.what}`,
      this.#place({
        byteOffset: consumed,
        packetNumber: sink.packets + 1,
        needed: missing.needed,
        available: pushed - consumed,
      }),
    );
  }

  #place(place: CaptureErrorPlace): CaptureErrorPlace {
    return { decompressed: this.compression !== 'none', path: this.#path, ...place };
  }
}
