import { Field } from '../batch/fields.js';
import { Protocol } from '../batch/protocols.js';
import type { Dissection } from '../dissection/dissection.js';
import { HEADER_LENGTHS } from './header-lengths.js';

/** RFC 791 section 3.1. */
const IPV4 = {
  VERSION_AND_HEADER_LENGTH: 0,
  DSFIELD: 1,
  TOTAL_LENGTH: 2,
  IDENTIFICATION: 4,
  FLAGS_AND_FRAGMENT_OFFSET: 6,
  TIME_TO_LIVE: 8,
  PROTOCOL: 9,
  SOURCE: 12,
  DESTINATION: 16,
  MIN_HEADER_LENGTH: HEADER_LENGTHS.ipv4,
} as const;
const MORE_FRAGMENTS_AND_OFFSET = 0x3fff;
const MORE_FRAGMENTS = 0x2000;
const FRAGMENT_OFFSET = 0x1fff;
const OFFSET_UNIT = 8;

/** The fields of the header, each with those in front of it. */
const UP_TO = {
  DSFIELD: Field.ipDsfield,
  FLAGS: Field.ipDsfield | Field.ipFlags,
  PROTOCOL: Field.ipDsfield | Field.ipFlags | Field.ipProto,
  SOURCE: Field.ipDsfield | Field.ipFlags | Field.ipProto | Field.ipSrc,
  DESTINATION: Field.ipDsfield | Field.ipFlags | Field.ipProto | Field.ipSrc | Field.ipDst,
} as const;
const ALL = UP_TO.DESTINATION;

/**
 * Internet Protocol version 4: every field whose bytes were captured, then the payload, of a fragmented packet in the
 * fragment that completes it. A packet of another version shows that version only.
 */
export function ipv4(packet: Dissection, offset: number): void {
  if (!packet.fits(offset, 1)) {
    packet.enter(Protocol.ip, 0);
    return;
  }
  const { batch, row } = packet;
  const versionAndLength = packet.uint8(offset + IPV4.VERSION_AND_HEADER_LENGTH);
  const version = versionAndLength >> 4;
  const first = packet.enter(Protocol.ip, ALL);
  if (first || version !== 4) {
    batch.ipVersion[row] = version;
    packet.present |= Field.ipVersion;
  }
  const headerLength = (versionAndLength & 0x0f) * 4;
  if (version !== 4 || headerLength < IPV4.MIN_HEADER_LENGTH) return;

  const fields = readFields(packet, offset, headerLength);
  packet.present |= fields;
  if (fields !== ALL) return;
  const isFragment = (batch.ipFlags[row] & MORE_FRAGMENTS_AND_OFFSET) !== 0;
  if (isFragment) fragment(packet, offset + headerLength);
  else packet.ipProtocol(batch.ipProto[row], offset + headerLength);
}

/** Reads what was captured of a header, up to the first field that cannot be; gives the bits of what was read. */
function readFields(packet: Dissection, offset: number, headerLength: number): number {
  const { batch, row } = packet;
  if (!packet.fits(offset, IPV4.DSFIELD + 1)) return 0;
  batch.ipHdrLen[row] = headerLength;
  batch.ipDsfield[row] = packet.uint8(offset + IPV4.DSFIELD);

  if (!packet.fits(offset, IPV4.TOTAL_LENGTH + 2)) return UP_TO.DSFIELD;
  const totalLength = packet.uint16(offset + IPV4.TOTAL_LENGTH);
  // A total length of 0 is what segmentation offload leaves in a packet captured on its sender.
  if (totalLength !== 0) {
    if (totalLength < headerLength) return UP_TO.DSFIELD;
    packet.limit(offset + totalLength);
  }

  if (!packet.fits(offset, IPV4.FLAGS_AND_FRAGMENT_OFFSET + 2)) return UP_TO.DSFIELD;
  batch.ipLen[row] = totalLength === 0 ? packet.endOnWire - offset : totalLength;
  batch.ipId[row] = packet.uint16(offset + IPV4.IDENTIFICATION);
  batch.ipFlags[row] = packet.uint16(offset + IPV4.FLAGS_AND_FRAGMENT_OFFSET);

  if (!packet.fits(offset, IPV4.PROTOCOL + 1)) return UP_TO.FLAGS;
  batch.ipTtl[row] = packet.uint8(offset + IPV4.TIME_TO_LIVE);
  batch.ipProto[row] = packet.uint8(offset + IPV4.PROTOCOL);

  if (!packet.fits(offset, IPV4.SOURCE + 4)) return UP_TO.PROTOCOL;
  batch.ipSrc[row] = packet.ips.internIpv4(packet.view, offset + IPV4.SOURCE);

  if (!packet.fits(offset, IPV4.DESTINATION + 4)) return UP_TO.SOURCE;
  batch.ipDst[row] = packet.ips.internIpv4(packet.view, offset + IPV4.DESTINATION);
  return UP_TO.DESTINATION;
}

/** A fragment of which too little was captured is not put together; the first one shows its content itself then. */
function fragment(packet: Dissection, payload: number): void {
  const { batch, row } = packet;
  const flagsAndOffset = batch.ipFlags[row];
  const position = (flagsAndOffset & FRAGMENT_OFFSET) * OFFSET_UNIT;
  const protocol = batch.ipProto[row];
  if (packet.whole && payload < packet.end) {
    const vlan = (packet.present & Field.vlanId) !== 0 ? batch.vlanId[row] : 0;
    const key = `${batch.ipSrc[row]} ${batch.ipDst[row]} ${batch.ipId[row]} ${protocol} ${vlan}`;
    const isLast = (flagsAndOffset & MORE_FRAGMENTS) === 0;
    packet.fragments.add(packet, key, protocol, payload, position, isLast);
  } else if (position === 0) {
    packet.endIsKnown = false;
    packet.ipProtocol(protocol, payload);
  }
}
