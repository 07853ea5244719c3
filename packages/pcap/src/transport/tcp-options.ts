import { MoreField } from '../batch/fields.js';
import type { Dissection } from '../dissection/dissection.js';

/** RFC 9293 section 3.1 and the IANA registry of TCP option kind numbers. */
const KIND = { END: 0, NO_OPERATION: 1, MSS: 2, WINDOW_SCALE: 3, SACK: 5, TIMESTAMPS: 8 } as const;
/** Every option but the first two has its length behind its kind, and it counts both. */
const OPTION = { LENGTH: 1, VALUE: 2 } as const;
const LENGTH = { MSS: 4, WINDOW_SCALE: 3, TIMESTAMPS: 10, SACK_BLOCK: 8 } as const;

/** How the kinds are packed: see {@link HeaderColumns.tcpOptionKind}. */
const PACKED = { BITS: 4, MOST: 8, END: 14, OTHER: 15, LAST_OWN_KIND: 13 } as const;

/** RFC 7323 appendix A: two of no operation, then the timestamps, as most segments have them. */
const USUAL = { LENGTH: 12, WORD: 0x0101_080a, TIMESTAMPS: 2, PACKED: 0x811 } as const;

/** Bits of `MoreField`: the fields that options bring. */
export const TCP_OPTION_FIELDS =
  MoreField.tcpOptionKind |
  MoreField.tcpOptionsMssVal |
  MoreField.tcpOptionsWscaleShift |
  MoreField.tcpOptionsSackCount |
  MoreField.tcpOptionsTimestampTsval;

/**
 * The options of a TCP header, as far as they were captured, and their kinds if all of them were. One that claims a
 * length that it cannot have ends the list.
 */
export function tcpOptions(packet: Dissection, start: number, headerEnd: number): void {
  const { batch, row } = packet;
  const end = Math.min(headerEnd, packet.end);
  if (end === headerEnd) packet.presentMore |= MoreField.tcpOptionKind;
  if (end - start === USUAL.LENGTH && packet.uint32(start) === USUAL.WORD) {
    batch.tcpOptionKind[row] = USUAL.PACKED;
    timestamps(packet, start + USUAL.TIMESTAMPS);
    return;
  }

  batch.tcpOptionKind[row] = 0;
  let at = start;
  let isEnded = false;
  for (let count = 0; at < end; count++) {
    const kind = packet.uint8(at);
    const length = lengthOf(packet, kind, at, end);
    if (length === 0 || (isEnded && kind !== KIND.END)) return;
    isEnded = kind === KIND.END;
    batch.tcpOptionKind[row] |= packedKind(kind, count);
    option(packet, kind, length, at);
    at += length;
  }
}

/** 0 if the option does not fit. Behind the end of the list its kind is repeated as padding. */
function lengthOf(packet: Dissection, kind: number, at: number, end: number): number {
  if (kind === KIND.END || kind === KIND.NO_OPERATION) return 1;
  if (at + OPTION.VALUE > end) return 0;
  const length = packet.uint8(at + OPTION.LENGTH);
  return length >= OPTION.VALUE && at + length <= end ? length : 0;
}

/** The kind of the option that has `count` options in front of it, packed at its place among them. */
export function packedKind(kind: number, count: number): number {
  if (count >= PACKED.MOST) return 0;
  return code(kind) << (count * PACKED.BITS);
}

function code(kind: number): number {
  if (kind === KIND.END) return PACKED.END;
  return kind <= PACKED.LAST_OWN_KIND ? kind : PACKED.OTHER;
}

function option(packet: Dissection, kind: number, length: number, at: number): void {
  const { batch, row } = packet;
  const value = at + OPTION.VALUE;
  if (kind === KIND.MSS && length === LENGTH.MSS) {
    batch.tcpOptionsMssVal[row] = packet.uint16(value);
    packet.presentMore |= MoreField.tcpOptionsMssVal;
  } else if (kind === KIND.WINDOW_SCALE && length === LENGTH.WINDOW_SCALE) {
    batch.tcpOptionsWscaleShift[row] = packet.uint8(value);
    packet.presentMore |= MoreField.tcpOptionsWscaleShift;
  } else if (kind === KIND.SACK) {
    batch.tcpOptionsSackCount[row] = Math.floor((length - OPTION.VALUE) / LENGTH.SACK_BLOCK);
    packet.presentMore |= MoreField.tcpOptionsSackCount;
  } else if (kind === KIND.TIMESTAMPS && length === LENGTH.TIMESTAMPS) timestamps(packet, at);
}

function timestamps(packet: Dissection, at: number): void {
  const { batch, row } = packet;
  batch.tcpOptionsTimestampTsval[row] = packet.uint32(at + OPTION.VALUE);
  batch.tcpOptionsTimestampTsecr[row] = packet.uint32(at + OPTION.VALUE + 4);
  packet.presentMore |= MoreField.tcpOptionsTimestampTsval;
}
