import { concatenate, type Ipv4Options, ipv4 } from '@networkml/packet-builder';
import type { Segment } from './segment.js';

/** RFC 791 section 3.1. */
const IPV4 = { IDENTIFICATION: 4, CHECKSUM: 10, HEADER_LENGTH: 20 } as const;

/** Headers of an IPv4 packet up to the end of the segment's header, with identification and checksum. */
export function ipv4Headers(
  source: string,
  destination: string,
  segment: Segment,
  identification: number,
  options: Ipv4Options,
): Uint8Array {
  const content = new Uint8Array(segment.header.length + segment.payloadLength);
  const headerLength = IPV4.HEADER_LENGTH + (options.options?.length ?? 0);
  const header = ipv4(source, destination, segment.protocol, content, options).slice(0, headerLength);
  const view = new DataView(header.buffer);
  view.setUint16(IPV4.IDENTIFICATION, identification);
  view.setUint16(IPV4.CHECKSUM, checksum(view));
  return concatenate(header, segment.header);
}

/** The Internet checksum (RFC 1071) of bytes whose checksum field is still 0. */
function checksum(view: DataView): number {
  let sum = 0;
  for (let at = 0; at < view.byteLength; at += 2) sum += view.getUint16(at);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  return ~sum & 0xffff;
}
