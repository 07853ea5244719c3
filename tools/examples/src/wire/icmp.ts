import { IP_PROTOCOL, icmp } from '@networkml/packet-builder';
import type { Segment } from './segment.js';

/** Message types (IANA ICMP and ICMPv6 parameters). */
export const ICMP_TYPE = { echoReply: 0, echoRequest: 8 } as const;
export const ICMPV6_TYPE = {
  routerSolicitation: 133,
  routerAdvertisement: 134,
  neighbourSolicitation: 135,
  neighbourAdvertisement: 136,
  multicastListenerReport: 143,
} as const;

/** ICMP message (RFC 792): eight header bytes, then `payloadLength` more. */
export function icmpSegment(type: number, payloadLength: number): Segment {
  return { protocol: IP_PROTOCOL.icmp, header: icmp(type, 0), payloadLength };
}

/** ICMPv6 message (RFC 4443): eight header bytes, then `payloadLength` more. */
export function icmpv6Segment(type: number, payloadLength: number): Segment {
  return { protocol: IP_PROTOCOL.icmpv6, header: icmp(type, 0), payloadLength };
}
