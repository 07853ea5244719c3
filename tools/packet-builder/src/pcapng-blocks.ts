import { concatenate, header } from './bytes.js';

/** Types of pcapng blocks. */
export const PCAPNG_BLOCK = {
  sectionHeader: 0x0a0d0d0a,
  interfaceDescription: 1,
  obsoletePacket: 2,
  simplePacket: 3,
  nameResolution: 4,
  interfaceStatistics: 5,
  enhancedPacket: 6,
  custom: 0xbad,
} as const;

/** A pcapng block; its body is padded to 32 bits. The trailing length is the leading one unless given. */
export function pcapngBlock(
  type: number,
  body: Uint8Array,
  littleEndian = true,
  trailingLength?: number,
): Uint8Array {
  const padding = new Uint8Array((4 - (body.length % 4)) % 4);
  const length = 12 + body.length + padding.length;
  const head = header(8, (view) => {
    view.setUint32(0, type, littleEndian);
    view.setUint32(4, length, littleEndian);
  });
  const tail = header(4, (view) => view.setUint32(0, trailingLength ?? length, littleEndian));
  return concatenate(head, body, padding, tail);
}

/** Fields of a section header; those of pcapng 1.0 unless given. */
export interface SectionHeaderFields {
  readonly byteOrderMagic?: number;
  readonly versionMajor?: number;
  readonly versionMinor?: number;
  readonly littleEndian?: boolean;
}

/** Section header block of a section of unknown length. */
export function sectionHeader({
  byteOrderMagic = 0x1a2b3c4d,
  versionMajor = 1,
  versionMinor = 0,
  littleEndian = true,
}: SectionHeaderFields = {}): Uint8Array {
  const body = header(16, (view) => {
    view.setUint32(0, byteOrderMagic, littleEndian);
    view.setUint16(4, versionMajor, littleEndian);
    view.setUint16(6, versionMinor, littleEndian);
    view.setBigInt64(8, -1n, littleEndian);
  });
  return pcapngBlock(PCAPNG_BLOCK.sectionHeader, body, littleEndian);
}

/** What an interface description says; Ethernet without limit, microseconds since the epoch, unless given. */
export interface InterfaceOptions {
  readonly linkType?: number;
  readonly snapLength?: number;
  /** The `if_tsresol` option: a power of ten, or of two with the top bit set. */
  readonly timestampResolution?: number;
  /** The `if_tsoffset` option, seconds. */
  readonly timestampOffset?: bigint;
}

/** Interface description block. */
export function interfaceDescription(
  { linkType = 1, snapLength = 0, timestampResolution, timestampOffset }: InterfaceOptions = {},
  littleEndian = true,
): Uint8Array {
  const fields = header(8, (view) => {
    view.setUint16(0, linkType, littleEndian);
    view.setUint32(4, snapLength, littleEndian);
  });
  const options: Uint8Array[] = [];
  if (timestampResolution !== undefined) {
    options.push(pcapngOption(9, Uint8Array.of(timestampResolution), littleEndian));
  }
  if (timestampOffset !== undefined) {
    const value = header(8, (view) => view.setBigInt64(0, timestampOffset, littleEndian));
    options.push(pcapngOption(14, value, littleEndian));
  }
  if (options.length > 0) options.push(pcapngOption(0, new Uint8Array(0), littleEndian));
  return pcapngBlock(PCAPNG_BLOCK.interfaceDescription, concatenate(fields, ...options), littleEndian);
}

/** An option of a pcapng block; code 0 with no value ends the options. */
export function pcapngOption(code: number, value: Uint8Array, littleEndian = true): Uint8Array {
  const fields = header(4, (view) => {
    view.setUint16(0, code, littleEndian);
    view.setUint16(2, value.length, littleEndian);
  });
  return concatenate(fields, value, new Uint8Array((4 - (value.length % 4)) % 4));
}

/** Fields of a packet block; interface 0, time 0 and the lengths of its data unless given. */
export interface PacketBlockFields {
  readonly interfaceId?: number;
  /** Units of the interface's resolution since the epoch. */
  readonly timestamp?: bigint;
  readonly capturedLength?: number;
  readonly originalLength?: number;
  readonly littleEndian?: boolean;
}

/** Enhanced packet block, right or wrong. */
export function enhancedPacket(data: Uint8Array, fields: PacketBlockFields = {}): Uint8Array {
  const { interfaceId = 0, littleEndian = true } = fields;
  const id = header(4, (view) => view.setUint32(0, interfaceId, littleEndian));
  return pcapngBlock(PCAPNG_BLOCK.enhancedPacket, concatenate(id, timedPacket(data, fields)), littleEndian);
}

/** Obsolete packet block, right or wrong; its drops count is 7. */
export function obsoletePacket(data: Uint8Array, fields: PacketBlockFields = {}): Uint8Array {
  const { interfaceId = 0, littleEndian = true } = fields;
  const id = header(4, (view) => {
    view.setUint16(0, interfaceId, littleEndian);
    view.setUint16(2, 7, littleEndian);
  });
  return pcapngBlock(PCAPNG_BLOCK.obsoletePacket, concatenate(id, timedPacket(data, fields)), littleEndian);
}

/** Simple packet block. */
export function simplePacket(
  data: Uint8Array,
  originalLength = data.length,
  littleEndian = true,
): Uint8Array {
  const fields = header(4, (view) => view.setUint32(0, originalLength, littleEndian));
  return pcapngBlock(PCAPNG_BLOCK.simplePacket, concatenate(fields, data), littleEndian);
}

function timedPacket(data: Uint8Array, fields: PacketBlockFields): Uint8Array {
  const { timestamp = 0n, capturedLength, originalLength, littleEndian = true } = fields;
  const head = header(16, (view) => {
    view.setUint32(0, Number(timestamp >> 32n), littleEndian);
    view.setUint32(4, Number(timestamp & 0xffff_ffffn), littleEndian);
    view.setUint32(8, capturedLength ?? data.length, littleEndian);
    view.setUint32(12, originalLength ?? data.length, littleEndian);
  });
  return concatenate(head, data);
}
