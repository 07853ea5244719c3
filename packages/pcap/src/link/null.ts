import { Protocol } from '../batch/protocols.js';
import type { Dissection } from '../dissection/dissection.js';
import { ip } from '../network/ip.js';
import { ipv6 } from '../network/ipv6.js';
import { pppInHdlc } from './ppp.js';

/** LINKTYPE_NULL and LINKTYPE_LOOP: the address family of the socket, and nothing else. */
const NULL = { FAMILY: 0, HEADER_LENGTH: 4 } as const;
/** AF_INET, the same number in every system. */
const INET = 2;
/** AF_INET6 of NetBSD and OpenBSD, of FreeBSD and of Darwin. */
const INET6: readonly number[] = [24, 28, 30];
/** A number below this in the wrong half of the field is a family of sixteen bits. */
const MAX_FAMILY_BYTE = 6;
/** Where some systems write EtherTypes instead of families: from here on, as in IEEE 802.3. */
const MIN_TYPE = 1501;
/** Some systems capture PPP (RFC 1662) under this link type. */
const PPP_IN_HDLC = 0xff03;

/** BSD loopback encapsulation: the family is in the byte order of the host that captured, which is not told. */
export function nullLoopback(packet: Dissection, offset: number): void {
  if (!packet.fits(offset, NULL.HEADER_LENGTH)) return;
  packet.enter(Protocol.null, 0);
  const high = packet.uint16(offset);
  if (high === PPP_IN_HDLC) {
    packet.follow(pppInHdlc, offset);
    return;
  }
  const family = familyInEitherOrder(high, packet.uint16(offset + 2));
  if (family >= MIN_TYPE) packet.etherType(family & 0xffff, offset + NULL.HEADER_LENGTH);
  else ofFamily(packet, family, offset + NULL.HEADER_LENGTH);
}

/** OpenBSD loopback encapsulation: the family is in network byte order. */
export function loop(packet: Dissection, offset: number): void {
  if (!packet.fits(offset, NULL.HEADER_LENGTH)) return;
  packet.enter(Protocol.null, 0);
  const family = packet.uint16(offset) * 0x1_0000 + packet.uint16(offset + 2);
  ofFamily(packet, family, offset + NULL.HEADER_LENGTH);
}

function ofFamily(packet: Dissection, family: number, payload: number): void {
  if (family === INET) packet.follow(ip, payload);
  else if (INET6.includes(family)) packet.follow(ipv6, payload);
}

/**
 * The family, given the two halves of its field read in network byte order: a small number in one byte of the four
 * tells in which order they are, and some systems write sixteen bits only.
 */
function familyInEitherOrder(high: number, low: number): number {
  const swappedHigh = swapped(low);
  const swappedLow = swapped(high);
  if (swappedHigh === 0) {
    const isBigEndianHalf = (swappedLow & 0xff) === 0 && swappedLow >> 8 < MAX_FAMILY_BYTE;
    return isBigEndianHalf ? high : swappedLow;
  }
  if (swappedHigh < MAX_FAMILY_BYTE) return swappedHigh;
  return high * 0x1_0000 + low;
}

function swapped(half: number): number {
  return ((half & 0xff) << 8) | (half >> 8);
}
