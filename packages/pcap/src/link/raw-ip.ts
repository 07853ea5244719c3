import { Protocol } from '../batch/protocols.js';
import type { Dissection, Dissector } from '../dissection/dissection.js';
import { ip } from '../network/ip.js';
import { ipv6 } from '../network/ipv6.js';

/** A packet without link header, whose first four bits tell its version: LINKTYPE_RAW. */
export function rawIp(packet: Dissection, offset: number): void {
  if (!packet.fits(offset, 1)) return;
  packet.enter(Protocol.raw, 0);
  const version = packet.uint8(offset) >> 4;
  if (version === 4 || version === 6) packet.follow(ip, offset);
}

/** A packet without link header that is announced as IPv4: LINKTYPE_IPV4. */
export function rawIpv4(packet: Dissection, offset: number): void {
  announced(packet, offset, ip);
}

/** A packet without link header that is announced as IPv6: LINKTYPE_IPV6. */
export function rawIpv6(packet: Dissection, offset: number): void {
  announced(packet, offset, ipv6);
}

function announced(packet: Dissection, offset: number, dissector: Dissector): void {
  if (!packet.fits(offset, 1)) return;
  packet.enter(Protocol.raw, 0);
  packet.follow(dissector, offset);
}
