import { concatenate, IP_PROTOCOL, tcp } from '@networkml/packet-builder';
import type { Segment } from './segment.js';

/** RFC 9293 section 3.1. */
const TCP = { SEQUENCE: 4, ACKNOWLEDGMENT: 8, OFFSET_AND_FLAGS: 12, WINDOW: 14, HEADER_LENGTH: 20 } as const;

/** Fields of a TCP segment. */
export interface TcpFields {
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly sequence: number;
  readonly acknowledgment: number;
  /** Bits of `TCP_FLAG`. */
  readonly flags: number;
  readonly window: number;
  /** Option bytes, a multiple of four. */
  readonly options: Uint8Array;
}

/** TCP segment with options, of `payloadLength` bytes of data. */
export function tcpSegment(fields: TcpFields, payloadLength: number): Segment {
  const { sourcePort, destinationPort, flags, options } = fields;
  const header = concatenate(tcp(sourcePort, destinationPort, flags), options);
  const view = new DataView(header.buffer);
  view.setUint32(TCP.SEQUENCE, fields.sequence);
  view.setUint32(TCP.ACKNOWLEDGMENT, fields.acknowledgment);
  view.setUint16(TCP.OFFSET_AND_FLAGS, (((TCP.HEADER_LENGTH + options.length) / 4) << 12) | flags);
  view.setUint16(TCP.WINDOW, fields.window);
  return { protocol: IP_PROTOCOL.tcp, header, payloadLength };
}
