import { concatenate, header } from './bytes.js';

/** Magic numbers of classic pcap files: timestamps of microseconds and of nanoseconds, and Kuznetzov's modified records. */
export const PCAP_MAGIC = {
  microseconds: 0xa1b2c3d4,
  nanoseconds: 0xa1b23c4d,
  modified: 0xa1b2cd34,
} as const;

/** Fields of a pcap file header; those of a plain Ethernet capture unless given. */
export interface PcapHeader {
  readonly magic?: number;
  readonly versionMajor?: number;
  readonly versionMinor?: number;
  readonly snapLength?: number;
  /** The whole 32-bit field, the bits about frame check sequences among them. */
  readonly linkType?: number;
  readonly littleEndian?: boolean;
}

/** Header of a pcap file, right or wrong. */
export function pcapHeader({
  magic = PCAP_MAGIC.microseconds,
  versionMajor = 2,
  versionMinor = 4,
  snapLength = 262_144,
  linkType = 1,
  littleEndian = true,
}: PcapHeader = {}): Uint8Array {
  return header(24, (view) => {
    view.setUint32(0, magic, littleEndian);
    view.setUint16(4, versionMajor, littleEndian);
    view.setUint16(6, versionMinor, littleEndian);
    view.setUint32(16, snapLength, littleEndian);
    view.setUint32(20, linkType, littleEndian);
  });
}

/** Fields of a pcap record; time 0 and the lengths of its data unless given. */
export interface PcapRecord {
  readonly seconds?: number;
  /** Microseconds or nanoseconds, as the magic number says. */
  readonly fraction?: number;
  readonly capturedLength?: number;
  readonly originalLength?: number;
  readonly littleEndian?: boolean;
}

/** Record of a pcap file, right or wrong. */
export function pcapRecord(
  data: Uint8Array,
  {
    seconds = 0,
    fraction = 0,
    capturedLength = data.length,
    originalLength = data.length,
    littleEndian = true,
  }: PcapRecord = {},
): Uint8Array {
  const fields = header(16, (view) => {
    view.setUint32(0, seconds, littleEndian);
    view.setUint32(4, fraction, littleEndian);
    view.setUint32(8, capturedLength, littleEndian);
    view.setUint32(12, originalLength, littleEndian);
  });
  return concatenate(fields, data);
}
