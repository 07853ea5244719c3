import { Field } from '../batch/fields.js';
import { Protocol } from '../batch/protocols.js';
import type { Dissection, Dissector } from '../dissection/dissection.js';
import { ip } from '../network/ip.js';
import { ipv6 } from '../network/ipv6.js';

/** RFC 792 and RFC 4443 section 2.1 share this layout. */
const ICMP = { TYPE: 0, CODE: 1, QUOTED_PACKET: 8 } as const;
/** RFC 792: destination unreachable, source quench, redirect, time exceeded, parameter problem. */
const ICMP_ERRORS: readonly number[] = [3, 4, 5, 11, 12];
/** RFC 4443: destination unreachable, packet too big, time exceeded, parameter problem. */
const ICMPV6_ERRORS: readonly number[] = [1, 2, 3, 4];

/** Internet Control Message Protocol; an error quotes the packet that caused it. */
export function icmp(packet: Dissection, offset: number): void {
  packet.enter(Protocol.icmp, Field.icmpCode);
  if (!packet.fits(offset, ICMP.CODE + 1)) return;
  packet.batch.icmpType[packet.row] = packet.uint8(offset + ICMP.TYPE);
  packet.batch.icmpCode[packet.row] = packet.uint8(offset + ICMP.CODE);
  packet.present |= Field.icmpCode;
  quotedPacket(packet, offset, ICMP_ERRORS, ip);
}

/** Internet Control Message Protocol for IPv6; an error quotes the packet that caused it. */
export function icmpv6(packet: Dissection, offset: number): void {
  packet.enter(Protocol.icmpv6, Field.icmpv6Code);
  if (!packet.fits(offset, ICMP.CODE + 1)) return;
  packet.batch.icmpv6Type[packet.row] = packet.uint8(offset + ICMP.TYPE);
  packet.batch.icmpv6Code[packet.row] = packet.uint8(offset + ICMP.CODE);
  packet.present |= Field.icmpv6Code;
  quotedPacket(packet, offset, ICMPV6_ERRORS, ipv6);
}

function quotedPacket(
  packet: Dissection,
  offset: number,
  errors: readonly number[],
  quoted: Dissector,
): void {
  const isError = errors.includes(packet.uint8(offset + ICMP.TYPE));
  if (isError && packet.fits(offset, ICMP.QUOTED_PACKET + 1))
    packet.quote(quoted, offset + ICMP.QUOTED_PACKET);
}
