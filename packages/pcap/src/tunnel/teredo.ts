import { Protocol } from '../batch/protocols.js';
import type { Dissection } from '../dissection/dissection.js';
import { ipv6 } from '../network/ipv6.js';

/** RFC 4380 section 5.1.1: what may come before the IPv6 packet starts with 0x0000 or 0x0001. */
const INDICATION = { ORIGIN: 0x0000, AUTHENTICATION: 0x0001 } as const;
const ORIGIN_LENGTH = 8;
/** Client identifier and authentication value have these lengths; nonce and confirmation byte follow. */
const AUTHENTICATION = { ID_LENGTH: 2, VALUE_LENGTH: 3, IDENTIFIER: 4, NONCE_AND_CONFIRMATION: 9 } as const;

/** Teredo: an IPv6 packet through network address translators. */
export function teredo(packet: Dissection, offset: number): void {
  packet.enter(Protocol.teredo, 0);
  const origin = behindAuthentication(packet, offset);
  const payload = startsWith(packet, origin, INDICATION.ORIGIN) ? origin + ORIGIN_LENGTH : origin;
  const isIpv6 = packet.fits(payload, 1) && packet.uint8(payload) >> 4 === 6;
  if (isIpv6) packet.follow(ipv6, payload);
}

function behindAuthentication(packet: Dissection, offset: number): number {
  if (!startsWith(packet, offset, INDICATION.AUTHENTICATION)) return offset;
  if (!packet.fits(offset, AUTHENTICATION.IDENTIFIER)) return packet.end;
  const lengths =
    packet.uint8(offset + AUTHENTICATION.ID_LENGTH) + packet.uint8(offset + AUTHENTICATION.VALUE_LENGTH);
  return offset + AUTHENTICATION.IDENTIFIER + lengths + AUTHENTICATION.NONCE_AND_CONFIRMATION;
}

function startsWith(packet: Dissection, offset: number, indication: number): boolean {
  return packet.fits(offset, 2) && packet.uint16(offset) === indication;
}
