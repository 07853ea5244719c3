import { checkWritable } from './checked-packets.js';
import type { PacketRecord } from './packet-record.js';

/** Options of {@link writePcap}. */
export interface PcapWriteOptions {
  /**
   * Number of the tcpdump.org registry.
   * @defaultValue 1 (Ethernet)
   */
  readonly linkType?: number;
  /**
   * Unit of the timestamps; finer digits are cut off.
   * @defaultValue 'microseconds'
   */
  readonly resolution?: 'microseconds' | 'nanoseconds';
  /** @defaultValue true */
  readonly littleEndian?: boolean;
}

const MAGIC = { microseconds: 0xa1b2c3d4, nanoseconds: 0xa1b23c4d } as const;
const NANOSECONDS_PER_UNIT = { microseconds: 1000, nanoseconds: 1 } as const;
const FILE_HEADER_LENGTH = 24;
const RECORD_HEADER_LENGTH = 16;
const SNAP_LENGTH = 262_144;

/**
 * A classic pcap file of the packets (draft-ietf-opsawg-pcap).
 *
 * @throws {@link InvalidArgumentError} for a time or a length that such a file cannot hold
 */
export function writePcap(packets: readonly PacketRecord[], options: PcapWriteOptions = {}): Uint8Array {
  const { linkType = 1, resolution = 'microseconds', littleEndian = true } = options;
  checkWritable(packets, linkType);
  const length = packets.reduce(
    (sum, { bytes }) => sum + RECORD_HEADER_LENGTH + bytes.length,
    FILE_HEADER_LENGTH,
  );
  const file = new Uint8Array(length);
  const view = new DataView(file.buffer);
  view.setUint32(0, MAGIC[resolution], littleEndian);
  view.setUint16(4, 2, littleEndian);
  view.setUint16(6, 4, littleEndian);
  view.setUint32(16, SNAP_LENGTH, littleEndian);
  view.setUint32(20, linkType, littleEndian);

  let at = FILE_HEADER_LENGTH;
  for (const { seconds, nanoseconds, bytes, originalLength = bytes.length } of packets) {
    view.setUint32(at, seconds, littleEndian);
    view.setUint32(at + 4, Math.floor(nanoseconds / NANOSECONDS_PER_UNIT[resolution]), littleEndian);
    view.setUint32(at + 8, bytes.length, littleEndian);
    view.setUint32(at + 12, originalLength, littleEndian);
    file.set(bytes, at + RECORD_HEADER_LENGTH);
    at += RECORD_HEADER_LENGTH + bytes.length;
  }
  return file;
}
