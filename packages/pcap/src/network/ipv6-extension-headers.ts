import type { Dissection } from '../dissection.js';

/** RFC 8200 section 4: next header, then the length in units of eight bytes beyond the first eight. */
const EXTENSION = { NEXT_HEADER: 0, LENGTH: 1, UNIT: 8 } as const;
/** RFC 8200 section 4.5. */
const FRAGMENT = {
  NEXT_HEADER: 0,
  OFFSET_AND_MORE: 2,
  HEADER_LENGTH: 8,
  OFFSET_OR_MORE_MASK: 0xfff9,
} as const;

/** Hop-by-hop options, routing and destination options (RFC 8200), mobility (RFC 6275), host identity (RFC 7401), shim6. */
export function ipv6ExtensionHeader(packet: Dissection, offset: number): void {
  if (!packet.fits(offset, EXTENSION.UNIT)) return;
  const length = (packet.bytes[offset + EXTENSION.LENGTH] + 1) * EXTENSION.UNIT;
  if (packet.fits(offset, length)) {
    packet.ipProtocol(packet.bytes[offset + EXTENSION.NEXT_HEADER], offset + length);
  }
}

/** Fragment header: only a packet that is whole goes on to its payload. */
export function ipv6Fragment(packet: Dissection, offset: number): void {
  if (!packet.fits(offset, FRAGMENT.HEADER_LENGTH)) return;
  const isFragment = (packet.uint16(offset + FRAGMENT.OFFSET_AND_MORE) & FRAGMENT.OFFSET_OR_MORE_MASK) !== 0;
  if (!isFragment) {
    packet.ipProtocol(packet.bytes[offset + FRAGMENT.NEXT_HEADER], offset + FRAGMENT.HEADER_LENGTH);
  }
}
