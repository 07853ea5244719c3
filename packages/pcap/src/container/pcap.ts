import { NANOSECONDS_PER_SECOND } from '../batch/duration.js';
import type { ByteWindow } from '../bytes/byte-window.js';
import { CaptureError } from '../capture-error.js';
import { type ContainerReader, MAX_CAPTURED_LENGTH } from './container-reader.js';
import { FILE_HEADER, RECORD } from './pcap-layout.js';
import type { RecordSink } from './record-sink.js';

/** Alexey Kuznetzov's libpcap for Linux adds interface index, protocol and packet type to each record. */
const MODIFIED_HEADER_LENGTH = 24;
const VERSION_MAJOR = 2;
/** The upper bits of the link type field tell about frame check sequences. */
const LINK_TYPE_MASK = 0x03ff_ffff;

/** What the first four bytes of a file tell of its records. */
interface PcapVariant {
  readonly littleEndian: boolean;
  readonly nanosecondsPerUnit: number;
  readonly headerLength: number;
}

/** Where a record has its lengths; if in doubt, the captured one is the smaller of the two. */
interface LengthLayout {
  readonly capturedLength: number;
  readonly originalLength: number;
  readonly inDoubt: boolean;
}

/** How the records of a file are to be read. */
type RecordLayout = PcapVariant & LengthLayout;

const MICROSECONDS = { nanosecondsPerUnit: 1000, headerLength: RECORD.HEADER_LENGTH } as const;
const NANOSECONDS = { nanosecondsPerUnit: 1, headerLength: RECORD.HEADER_LENGTH } as const;
const MODIFIED = { nanosecondsPerUnit: 1000, headerLength: MODIFIED_HEADER_LENGTH } as const;

/** The first four bytes of a file, read as a big-endian number. */
const MAGICS: ReadonlyMap<number, PcapVariant> = new Map<number, PcapVariant>([
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
    const { headerLength } = this.#layout;
    if (window.available === 0) return undefined;
    if (window.available < headerLength) return { what: 'a packet record', needed: headerLength };
    const captured = capturedLengthAt(window.start, window.view, this.#layout);
    return { what: 'a packet record', needed: headerLength + captured };
  }

  #readFileHeader(window: ByteWindow): RecordLayout {
    const { view, start } = window;
    const variant = MAGICS.get(view.getUint32(start + FILE_HEADER.MAGIC));
    if (variant === undefined) {
      throw new CaptureError('unknown-format', 'not a pcap file', { byteOffset: window.position });
    }
    const major = view.getUint16(start + FILE_HEADER.VERSION_MAJOR, variant.littleEndian);
    if (major !== VERSION_MAJOR) {
      throw new CaptureError(
        'unsupported-version',
        `pcap version ${major} is not supported, only version 2`,
        {
          byteOffset: window.position + FILE_HEADER.VERSION_MAJOR,
        },
      );
    }
    const minor = view.getUint16(start + FILE_HEADER.VERSION_MINOR, variant.littleEndian);
    this.#linkType = view.getUint32(start + FILE_HEADER.LINK_TYPE, variant.littleEndian) & LINK_TYPE_MASK;
    window.start += FILE_HEADER.LENGTH;
    return { ...variant, ...lengthLayout(minor) };
  }

  #readRecords(layout: RecordLayout, window: ByteWindow, sink: RecordSink): void {
    const { littleEndian, nanosecondsPerUnit, headerLength } = layout;
    const { view } = window;
    const end = window.bytes.length;
    while (!sink.full && window.start + headerLength <= end) {
      const record = window.start;
      const capturedLength = capturedLengthAt(record, view, layout);
      if (capturedLength > MAX_CAPTURED_LENGTH) throw tooLong(capturedLength, layout, window, sink);
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
        originalLengthAt(record, view, layout),
        this.#linkType,
        view.getUint32(record + RECORD.SECONDS, littleEndian) + carry,
        fraction - carry * NANOSECONDS_PER_SECOND,
      );
      window.start = packetEnd;
    }
  }
}

/** Before version 2.3 the two lengths stood the other way round, and what wrote 2.3 did not agree on it. */
function lengthLayout(minorVersion: number): LengthLayout {
  const { CAPTURED_LENGTH, ORIGINAL_LENGTH } = RECORD;
  return minorVersion < 3
    ? { capturedLength: ORIGINAL_LENGTH, originalLength: CAPTURED_LENGTH, inDoubt: false }
    : { capturedLength: CAPTURED_LENGTH, originalLength: ORIGINAL_LENGTH, inDoubt: minorVersion === 3 };
}

function capturedLengthAt(record: number, view: DataView, layout: RecordLayout): number {
  const captured = view.getUint32(record + layout.capturedLength, layout.littleEndian);
  if (!layout.inDoubt) return captured;
  return Math.min(captured, view.getUint32(record + layout.originalLength, layout.littleEndian));
}

function originalLengthAt(record: number, view: DataView, layout: RecordLayout): number {
  const original = view.getUint32(record + layout.originalLength, layout.littleEndian);
  if (!layout.inDoubt) return original;
  return Math.max(original, view.getUint32(record + layout.capturedLength, layout.littleEndian));
}

function tooLong(
  capturedLength: number,
  layout: RecordLayout,
  window: ByteWindow,
  sink: RecordSink,
): CaptureError {
  return new CaptureError(
    'bad-length',
    `a packet record claims ${capturedLength.toLocaleString('en-US')} captured bytes, more than any packet has`,
    { byteOffset: window.position + layout.capturedLength, packetNumber: sink.packets + 1 },
  );
}
