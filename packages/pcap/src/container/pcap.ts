import { CaptureError } from '../capture-error.js';
import type { ByteWindow } from './byte-window.js';
import { type ContainerReader, MAX_CAPTURED_LENGTH } from './container-reader.js';
import type { RecordSink } from './record-sink.js';

/** draft-ietf-opsawg-pcap section 4. */
const FILE_HEADER = { MAGIC: 0, VERSION_MAJOR: 4, VERSION_MINOR: 6, LINK_TYPE: 20, LENGTH: 24 } as const;
/** draft-ietf-opsawg-pcap section 5. */
const RECORD = {
  SECONDS: 0,
  FRACTION: 4,
  CAPTURED_LENGTH: 8,
  ORIGINAL_LENGTH: 12,
  HEADER_LENGTH: 16,
} as const;
/** Alexey Kuznetzov's libpcap for Linux adds interface index, protocol and packet type to each record. */
const MODIFIED_HEADER_LENGTH = 24;
const VERSION_MAJOR = 2;
/** The upper bits of the link type field tell about frame check sequences. */
const LINK_TYPE_MASK = 0x03ff_ffff;
const NANOSECONDS_PER_SECOND = 1_000_000_000;

/** How the records of a file are to be read. */
interface RecordLayout {
  readonly littleEndian: boolean;
  readonly nanosecondsPerUnit: number;
  readonly headerLength: number;
}

/** Where a record has its lengths; if doubtful, the captured one is the smaller of the two. */
interface RecordLengths {
  readonly captured: number;
  readonly original: number;
  readonly doubtful: boolean;
}

const MICROSECONDS = { nanosecondsPerUnit: 1000, headerLength: RECORD.HEADER_LENGTH } as const;
const NANOSECONDS = { nanosecondsPerUnit: 1, headerLength: RECORD.HEADER_LENGTH } as const;
const MODIFIED = { nanosecondsPerUnit: 1000, headerLength: MODIFIED_HEADER_LENGTH } as const;

/** The first four bytes of a file, read as a big-endian number. */
const MAGICS: ReadonlyMap<number, RecordLayout> = new Map<number, RecordLayout>([
  [0xa1b2c3d4, { ...MICROSECONDS, littleEndian: false }],
  [0xd4c3b2a1, { ...MICROSECONDS, littleEndian: true }],
  [0xa1b23c4d, { ...NANOSECONDS, littleEndian: false }],
  [0x4d3cb2a1, { ...NANOSECONDS, littleEndian: true }],
  [0xa1b2cd34, { ...MODIFIED, littleEndian: false }],
  [0x34cdb2a1, { ...MODIFIED, littleEndian: true }],
]);

/** True if a capture whose first four bytes are this big-endian number is a pcap file. */
export function isPcapMagic(magic: number): boolean {
  return MAGICS.has(magic);
}

/** Classic pcap in both byte orders, with microseconds or nanoseconds, or as Kuznetzov modified it. */
export class PcapReader implements ContainerReader {
  readonly format = 'pcap';
  #layout: RecordLayout | undefined;
  #lengths = lengthsOf(4);
  #linkType = 0;

  read(window: ByteWindow, sink: RecordSink): void {
    if (this.#layout === undefined) {
      if (window.available < FILE_HEADER.LENGTH) return;
      this.#layout = this.#readFileHeader(window);
    }
    this.#readRecords(this.#layout, window, sink);
  }

  missing(window: ByteWindow): { what: string; needed: number } | undefined {
    if (this.#layout === undefined) return { what: 'the pcap file header', needed: FILE_HEADER.LENGTH };
    const { headerLength, littleEndian } = this.#layout;
    if (window.available === 0) return undefined;
    if (window.available < headerLength) return { what: 'a packet record', needed: headerLength };
    const captured = this.#capturedLength(window.view, window.start, littleEndian);
    return { what: 'a packet record', needed: headerLength + captured };
  }

  #readFileHeader(window: ByteWindow): RecordLayout {
    const { view, start } = window;
    const layout = MAGICS.get(view.getUint32(start + FILE_HEADER.MAGIC));
    if (layout === undefined) {
      throw new CaptureError('unknown-format', 'not a pcap file', { byteOffset: window.position });
    }
    const major = view.getUint16(start + FILE_HEADER.VERSION_MAJOR, layout.littleEndian);
    if (major !== VERSION_MAJOR) {
      throw new CaptureError(
        'unsupported-version',
        `pcap version ${major} is not supported, only version 2`,
        {
          byteOffset: window.position + FILE_HEADER.VERSION_MAJOR,
        },
      );
    }
    this.#lengths = lengthsOf(view.getUint16(start + FILE_HEADER.VERSION_MINOR, layout.littleEndian));
    this.#linkType = view.getUint32(start + FILE_HEADER.LINK_TYPE, layout.littleEndian) & LINK_TYPE_MASK;
    window.start += FILE_HEADER.LENGTH;
    return layout;
  }

  #readRecords(layout: RecordLayout, window: ByteWindow, sink: RecordSink): void {
    const { littleEndian, nanosecondsPerUnit, headerLength } = layout;
    const { view } = window;
    const end = window.bytes.length;
    while (!sink.full && window.start + headerLength <= end) {
      const record = window.start;
      const capturedLength = this.#capturedLength(view, record, littleEndian);
      if (capturedLength > MAX_CAPTURED_LENGTH)
        throw tooLong(capturedLength, this.#lengths.captured, window, sink);
      const packet = record + headerLength;
      const packetEnd = packet + capturedLength;
      if (packetEnd > end) return;

      const fraction = view.getUint32(record + RECORD.FRACTION, littleEndian) * nanosecondsPerUnit;
      // A fraction of a second or more is damage that Wireshark tolerates too: it counts as seconds.
      const carry = fraction < NANOSECONDS_PER_SECOND ? 0 : Math.floor(fraction / NANOSECONDS_PER_SECOND);
      sink.packet(
        view,
        packet,
        packetEnd,
        this.#originalLength(view, record, littleEndian),
        this.#linkType,
        view.getUint32(record + RECORD.SECONDS, littleEndian) + carry,
        fraction - carry * NANOSECONDS_PER_SECOND,
      );
      window.start = packetEnd;
    }
  }

  #capturedLength(view: DataView, record: number, littleEndian: boolean): number {
    const captured = view.getUint32(record + this.#lengths.captured, littleEndian);
    if (!this.#lengths.doubtful) return captured;
    return Math.min(captured, view.getUint32(record + this.#lengths.original, littleEndian));
  }

  #originalLength(view: DataView, record: number, littleEndian: boolean): number {
    const original = view.getUint32(record + this.#lengths.original, littleEndian);
    if (!this.#lengths.doubtful) return original;
    return Math.max(original, view.getUint32(record + this.#lengths.captured, littleEndian));
  }
}

/** Before version 2.3 the two lengths stood the other way round, and what wrote 2.3 did not agree on it. */
function lengthsOf(minorVersion: number): RecordLengths {
  if (minorVersion < 3)
    return { captured: RECORD.ORIGINAL_LENGTH, original: RECORD.CAPTURED_LENGTH, doubtful: false };
  return { captured: RECORD.CAPTURED_LENGTH, original: RECORD.ORIGINAL_LENGTH, doubtful: minorVersion === 3 };
}

function tooLong(capturedLength: number, offset: number, window: ByteWindow, sink: RecordSink): CaptureError {
  return new CaptureError(
    'bad-length',
    `a packet record claims ${capturedLength.toLocaleString('en-US')} captured bytes, more than any packet has`,
    { byteOffset: window.position + offset, packetNumber: sink.packets + 1 },
  );
}
