import { CaptureError } from '../capture-error.js';
import type { ByteWindow } from './byte-window.js';
import { type ContainerReader, MAX_CAPTURED_LENGTH } from './container-reader.js';
import type { RecordSink } from './record-sink.js';

/** draft-ietf-opsawg-pcap section 4. */
const FILE_HEADER = { MAGIC: 0, VERSION_MAJOR: 4, LINK_TYPE: 20, LENGTH: 24 } as const;
/** draft-ietf-opsawg-pcap section 5. */
const RECORD = {
  SECONDS: 0,
  FRACTION: 4,
  CAPTURED_LENGTH: 8,
  ORIGINAL_LENGTH: 12,
  HEADER_LENGTH: 16,
} as const;
const VERSION_MAJOR = 2;
/** The upper bits of the link type field tell about frame check sequences. */
const LINK_TYPE_MASK = 0x03ff_ffff;
const NANOSECONDS_PER_SECOND = 1_000_000_000;

interface PcapVariant {
  readonly littleEndian: boolean;
  readonly nanosecondsPerUnit: number;
}

/** The first four bytes of a file, read as a big-endian number. */
const MAGICS: ReadonlyMap<number, PcapVariant> = new Map([
  [0xa1b2c3d4, { littleEndian: false, nanosecondsPerUnit: 1000 }],
  [0xd4c3b2a1, { littleEndian: true, nanosecondsPerUnit: 1000 }],
  [0xa1b23c4d, { littleEndian: false, nanosecondsPerUnit: 1 }],
  [0x4d3cb2a1, { littleEndian: true, nanosecondsPerUnit: 1 }],
]);

/** True if a capture whose first four bytes are this big-endian number is a pcap file. */
export function isPcapMagic(magic: number): boolean {
  return MAGICS.has(magic);
}

/** Classic pcap in both byte orders, with microseconds or nanoseconds. */
export class PcapReader implements ContainerReader {
  readonly format = 'pcap';
  #variant: PcapVariant | undefined;
  #linkType = 0;

  read(window: ByteWindow, sink: RecordSink): void {
    if (this.#variant === undefined) {
      if (window.available < FILE_HEADER.LENGTH) return;
      this.#variant = this.#readFileHeader(window);
    }
    this.#readRecords(this.#variant, window, sink);
  }

  missing(window: ByteWindow): { what: string; needed: number } | undefined {
    if (this.#variant === undefined) return { what: 'the pcap file header', needed: FILE_HEADER.LENGTH };
    if (window.available === 0) return undefined;
    if (window.available < RECORD.HEADER_LENGTH) {
      return { what: 'a packet record', needed: RECORD.HEADER_LENGTH };
    }
    const { littleEndian } = this.#variant;
    const captured = window.view.getUint32(window.start + RECORD.CAPTURED_LENGTH, littleEndian);
    return { what: 'a packet record', needed: RECORD.HEADER_LENGTH + captured };
  }

  #readFileHeader(window: ByteWindow): PcapVariant {
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
    this.#linkType = view.getUint32(start + FILE_HEADER.LINK_TYPE, variant.littleEndian) & LINK_TYPE_MASK;
    window.start += FILE_HEADER.LENGTH;
    return variant;
  }

  #readRecords(
    { littleEndian, nanosecondsPerUnit }: PcapVariant,
    window: ByteWindow,
    sink: RecordSink,
  ): void {
    const { bytes, view } = window;
    while (!sink.full && window.available >= RECORD.HEADER_LENGTH) {
      const record = window.start;
      const capturedLength = view.getUint32(record + RECORD.CAPTURED_LENGTH, littleEndian);
      if (capturedLength > MAX_CAPTURED_LENGTH) throw tooLong(capturedLength, window, sink);
      const packet = record + RECORD.HEADER_LENGTH;
      const end = packet + capturedLength;
      if (end > bytes.length) return;

      const fraction = view.getUint32(record + RECORD.FRACTION, littleEndian) * nanosecondsPerUnit;
      // A fraction of a second or more is damage that Wireshark tolerates too: it counts as seconds.
      const carry = Math.floor(fraction / NANOSECONDS_PER_SECOND);
      sink.packet(
        bytes,
        packet,
        end,
        view.getUint32(record + RECORD.ORIGINAL_LENGTH, littleEndian),
        this.#linkType,
        view.getUint32(record + RECORD.SECONDS, littleEndian) + carry,
        fraction - carry * NANOSECONDS_PER_SECOND,
      );
      window.start = end;
    }
  }
}

function tooLong(capturedLength: number, window: ByteWindow, sink: RecordSink): CaptureError {
  return new CaptureError(
    'bad-length',
    `a packet record claims ${capturedLength.toLocaleString('en-US')} captured bytes, more than any packet has`,
    { byteOffset: window.position + RECORD.CAPTURED_LENGTH, packetNumber: sink.packets + 1 },
  );
}
