import { IP_PROTOCOL, udp } from '@networkml/packet-builder';
import type { Segment } from './segment.js';

const UDP_HEADER_LENGTH = 8;

/** UDP datagram (RFC 768) of `payloadLength` bytes. */
export function udpSegment(sourcePort: number, destinationPort: number, payloadLength: number): Segment {
  const datagram = udp(sourcePort, destinationPort, new Uint8Array(payloadLength));
  return { protocol: IP_PROTOCOL.udp, header: datagram.subarray(0, UDP_HEADER_LENGTH), payloadLength };
}
