import { NANOSECONDS_PER_SECOND } from '../batch/duration.js';
import { checkWritable } from './checked-packets.js';
import type { PacketRecord } from './packet-record.js';

/** Options of {@link writePcapng}. */
export interface PcapngWriteOptions {
  /**
   * Number of the tcpdump.org registry.
   * @defaultValue 1 (Ethernet)
   */
  readonly linkType?: number;
  /** @defaultValue true */
  readonly littleEndian?: boolean;
}

const SECTION_HEADER_BLOCK = 0x0a0d0d0a;
const INTERFACE_DESCRIPTION_BLOCK = 1;
const ENHANCED_PACKET_BLOCK = 6;
const NANOSECONDS = 9;
const IF_TSRESOL = 9;

/**
 * A pcapng file of one section and one interface with nanosecond timestamps (draft-ietf-opsawg-pcapng).
 *
 * @throws {@link InvalidArgumentError} for a time or a length that is none
 */
export function writePcapng(packets: readonly PacketRecord[], options: PcapngWriteOptions = {}): Uint8Array {
  const { linkType = 1, littleEndian = true } = options;
  checkWritable(packets, linkType);
  const blocks = [
    sectionHeader(littleEndian),
    interfaceDescription(linkType, littleEndian),
    ...packets.map((packet) => enhancedPacket(packet, littleEndian)),
  ];
  const file = new Uint8Array(blocks.reduce((sum, block) => sum + block.length, 0));
  let at = 0;
  for (const block of blocks) {
    file.set(block, at);
    at += block.length;
  }
  return file;
}

function sectionHeader(littleEndian: boolean): Uint8Array {
  return block(SECTION_HEADER_BLOCK, 16, littleEndian, (body) => {
    body.setUint32(0, 0x1a2b3c4d, littleEndian);
    body.setUint16(4, 1, littleEndian);
    body.setBigInt64(8, -1n, littleEndian);
  });
}

function interfaceDescription(linkType: number, littleEndian: boolean): Uint8Array {
  return block(INTERFACE_DESCRIPTION_BLOCK, 20, littleEndian, (body) => {
    body.setUint16(0, linkType, littleEndian);
    body.setUint16(8, IF_TSRESOL, littleEndian);
    body.setUint16(10, 1, littleEndian);
    body.setUint8(12, NANOSECONDS);
  });
}

function enhancedPacket(packet: PacketRecord, littleEndian: boolean): Uint8Array {
  const { seconds, nanoseconds, bytes, originalLength = bytes.length } = packet;
  const padded = Math.ceil(bytes.length / 4) * 4;
  return block(ENHANCED_PACKET_BLOCK, 20 + padded, littleEndian, (body, content) => {
    const time = BigInt(seconds) * BigInt(NANOSECONDS_PER_SECOND) + BigInt(nanoseconds);
    body.setUint32(4, Number(time >> 32n), littleEndian);
    body.setUint32(8, Number(time & 0xffff_ffffn), littleEndian);
    body.setUint32(12, bytes.length, littleEndian);
    body.setUint32(16, originalLength, littleEndian);
    content.set(bytes, 20);
  });
}

function block(
  type: number,
  bodyLength: number,
  littleEndian: boolean,
  write: (body: DataView, content: Uint8Array) => void,
): Uint8Array {
  const bytes = new Uint8Array(12 + bodyLength);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, type, littleEndian);
  view.setUint32(4, bytes.length, littleEndian);
  write(new DataView(bytes.buffer, 8, bodyLength), bytes.subarray(8, 8 + bodyLength));
  view.setUint32(bytes.length - 4, bytes.length, littleEndian);
  return bytes;
}
