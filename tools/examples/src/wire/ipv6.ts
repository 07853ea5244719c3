import { concatenate, ipv6, ipv6Extension } from '@networkml/packet-builder';
import type { Segment } from './segment.js';

/** RFC 8200 section 3. */
const IPV6 = { HOP_LIMIT: 7, HEADER_LENGTH: 40 } as const;
const HOP_BY_HOP = 0;
/** RFC 2711: the value 0 says that the packet holds a Multicast Listener Discovery message. PadN fills up. */
const ROUTER_ALERT = [5, 2, 0, 0, 1, 0];

/** Headers of an IPv6 packet up to the end of the segment's header. */
export function ipv6Headers(
  source: string,
  destination: string,
  segment: Segment,
  hopLimit: number,
): Uint8Array {
  const content = new Uint8Array(segment.header.length + segment.payloadLength);
  const header = ipv6(source, destination, segment.protocol, content).slice(0, IPV6.HEADER_LENGTH);
  header[IPV6.HOP_LIMIT] = hopLimit;
  return concatenate(header, segment.header);
}

/** The segment behind a hop-by-hop header that asks routers to look at it. */
export function withRouterAlert({ protocol, header, payloadLength }: Segment): Segment {
  const alerting = ipv6Extension(protocol, header);
  alerting.set(ROUTER_ALERT, 2);
  return { protocol: HOP_BY_HOP, header: alerting, payloadLength };
}
