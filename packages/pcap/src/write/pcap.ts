import { FILE_HEADER, RECORD } from '../container/pcap-layout.js';
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
    (sum, { bytes }) => sum + RECORD.HEADER_LENGTH + bytes.length,
    FILE_HEADER.LENGTH as number,
  );
  const file = new Uint8Array(length);
  const view = new DataView(file.buffer);
  view.setUint32(FILE_HEADER.MAGIC, MAGIC[resolution], littleEndian);
  view.setUint16(FILE_HEADER.VERSION_MAJOR, 2, littleEndian);
  view.setUint16(FILE_HEADER.VERSION_MINOR, 4, littleEndian);
  view.setUint32(FILE_HEADER.SNAP_LENGTH, SNAP_LENGTH, littleEndian);
  view.setUint32(FILE_HEADER.LINK_TYPE, linkType, littleEndian);

  let at: number = FILE_HEADER.LENGTH;
  for (const { seconds, nanoseconds, bytes, originalLength = bytes.length } of packets) {
    view.setUint32(at + RECORD.SECONDS, seconds, littleEndian);
    view.setUint32(
      at + RECORD.FRACTION,
      Math.floor(nanoseconds / NANOSECONDS_PER_UNIT[resolution]),
      littleEndian,
    );
    view.setUint32(at + RECORD.CAPTURED_LENGTH, bytes.length, littleEndian);
    view.setUint32(at + RECORD.ORIGINAL_LENGTH, originalLength, littleEndian);
    file.set(bytes, at + RECORD.HEADER_LENGTH);
    at += RECORD.HEADER_LENGTH + bytes.length;
  }
  return file;
}
