import { Field } from '../batch/fields.js';
import type { Dissection } from '../dissection/dissection.js';

/** RFC 8200 section 4: next header, then the length in units of eight bytes beyond the first eight. */
const EXTENSION = { NEXT_HEADER: 0, LENGTH: 1, UNIT: 8 } as const;
/** RFC 8200 section 4.5. */
const FRAGMENT = { NEXT_HEADER: 0, OFFSET_AND_MORE: 2, IDENTIFICATION: 4, HEADER_LENGTH: 8 } as const;
/** The offset counts units of eight bytes, and its lowest bits hold other things: it is a number of bytes as it is. */
const OFFSET_MASK = 0xfff8;
const MORE_FRAGMENTS = 0x0001;

/** Hop-by-hop options, routing and destination options (RFC 8200), mobility (RFC 6275), host identity (RFC 7401), shim6. */
export function ipv6ExtensionHeader(packet: Dissection, offset: number): void {
  if (!packet.fits(offset, EXTENSION.UNIT)) return;
  const length = (packet.uint8(offset + EXTENSION.LENGTH) + 1) * EXTENSION.UNIT;
  if (packet.fits(offset, length)) {
    packet.ipProtocol(packet.uint8(offset + EXTENSION.NEXT_HEADER), offset + length);
  }
}

/**
 * Fragment header: a packet that is whole goes on to its payload, a fragmented one in the fragment that completes it.
 * Unlike in IPv4 a first fragment of which too little was captured shows nothing of its content, as in Wireshark.
 */
export function ipv6Fragment(packet: Dissection, offset: number): void {
  if (!packet.fits(offset, FRAGMENT.HEADER_LENGTH)) return;
  const offsetAndMore = packet.uint16(offset + FRAGMENT.OFFSET_AND_MORE);
  const position = offsetAndMore & OFFSET_MASK;
  const isLast = (offsetAndMore & MORE_FRAGMENTS) === 0;
  const nextHeader = packet.uint8(offset + FRAGMENT.NEXT_HEADER);
  const payload = offset + FRAGMENT.HEADER_LENGTH;
  if (position === 0 && isLast) packet.ipProtocol(nextHeader, payload);
  else if (packet.whole && (packet.present & Field.ipv6Dst) !== 0) {
    packet.fragments.add(packet, keyOf(packet, offset), nextHeader, payload, position, isLast);
  }
}

/** The next header is no part of it: only that of the first fragment counts (RFC 8200 section 4.5). */
function keyOf(packet: Dissection, offset: number): string {
  const { batch, row } = packet;
  const high = packet.uint16(offset + FRAGMENT.IDENTIFICATION);
  const low = packet.uint16(offset + FRAGMENT.IDENTIFICATION + 2);
  return `${batch.ipv6Src[row]} ${batch.ipv6Dst[row]} ${high} ${low}`;
}
