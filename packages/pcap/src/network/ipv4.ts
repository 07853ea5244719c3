import type { Dissection } from '../dissection.js';
import { Field } from '../packet-batch.js';
import { Protocol } from '../protocols.js';

/** RFC 791 section 3.1. */
const IPV4 = {
  VERSION_AND_HEADER_LENGTH: 0,
  DSFIELD: 1,
  TOTAL_LENGTH: 2,
  IDENTIFICATION: 4,
  FLAGS_AND_FRAGMENT_OFFSET: 6,
  PROTOCOL: 9,
  SOURCE: 12,
  DESTINATION: 16,
  MIN_HEADER_LENGTH: 20,
} as const;
const MORE_FRAGMENTS_AND_OFFSET = 0x3fff;
const MORE_FRAGMENTS = 0x2000;
const FRAGMENT_OFFSET = 0x1fff;
const OFFSET_UNIT = 8;

const FIELDS = Field.ipDsfield | Field.ipFlags | Field.ipProto | Field.ipSrc | Field.ipDst;

/**
 * Internet Protocol version 4: every field whose bytes were captured, then the payload, of a fragmented packet in the
 * fragment that completes it. A packet of another version shows that version only.
 */
export function ipv4(packet: Dissection, offset: number): void {
  const { batch, row, bytes } = packet;
  if (!packet.fits(offset, 1)) {
    packet.enter(Protocol.ip, 0);
    return;
  }
  const version = bytes[offset + IPV4.VERSION_AND_HEADER_LENGTH] >> 4;
  const first = packet.enter(Protocol.ip, FIELDS);
  if (first || version !== 4) {
    batch.ipVersion[row] = version;
    batch.present[row] |= Field.ipVersion;
  }
  if (version !== 4) return;

  const headerLength = (bytes[offset + IPV4.VERSION_AND_HEADER_LENGTH] & 0x0f) * 4;
  if (headerLength < IPV4.MIN_HEADER_LENGTH) return;
  if (!packet.fits(offset, IPV4.DSFIELD + 1)) return;
  batch.ipDsfield[row] = bytes[offset + IPV4.DSFIELD];
  batch.present[row] |= Field.ipDsfield;

  if (!packet.fits(offset, IPV4.TOTAL_LENGTH + 2)) return;
  const totalLength = packet.uint16(offset + IPV4.TOTAL_LENGTH);
  // A total length of 0 is what segmentation offload leaves in a packet captured on its sender.
  if (totalLength !== 0) {
    if (totalLength < headerLength) return;
    packet.limit(offset + totalLength);
  }

  if (!packet.fits(offset, IPV4.FLAGS_AND_FRAGMENT_OFFSET + 2)) return;
  batch.ipFlags[row] = packet.uint16(offset + IPV4.FLAGS_AND_FRAGMENT_OFFSET);
  batch.present[row] |= Field.ipFlags;

  if (!packet.fits(offset, IPV4.PROTOCOL + 1)) return;
  const protocol = bytes[offset + IPV4.PROTOCOL];
  batch.ipProto[row] = protocol;
  batch.present[row] |= Field.ipProto;

  if (!packet.fits(offset, IPV4.SOURCE + 4)) return;
  batch.ipSrc[row] = packet.ips.internIpv4(bytes, offset + IPV4.SOURCE);
  batch.present[row] |= Field.ipSrc;

  if (!packet.fits(offset, IPV4.DESTINATION + 4)) return;
  batch.ipDst[row] = packet.ips.internIpv4(bytes, offset + IPV4.DESTINATION);
  batch.present[row] |= Field.ipDst;

  const isFragment = (batch.ipFlags[row] & MORE_FRAGMENTS_AND_OFFSET) !== 0;
  if (isFragment) fragment(packet, offset, offset + headerLength);
  else packet.ipProtocol(protocol, offset + headerLength);
}

/** A fragment of which too little was captured is not put together; the first one shows its content itself then. */
function fragment(packet: Dissection, offset: number, payload: number): void {
  const { batch, row } = packet;
  const flagsAndOffset = batch.ipFlags[row];
  const position = (flagsAndOffset & FRAGMENT_OFFSET) * OFFSET_UNIT;
  const protocol = batch.ipProto[row];
  if (packet.whole && payload < packet.end) {
    const identification = packet.uint16(offset + IPV4.IDENTIFICATION);
    const vlan = batch.has(row, 'vlanId') ? batch.vlanId[row] : 0;
    const key = `${batch.ipSrc[row]} ${batch.ipDst[row]} ${identification} ${protocol} ${vlan}`;
    const isLast = (flagsAndOffset & MORE_FRAGMENTS) === 0;
    packet.fragments.add(packet, key, protocol, payload, position, isLast);
  } else if (position === 0) packet.ipProtocol(protocol, payload);
}
