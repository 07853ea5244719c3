import { ipv4Address } from './addresses.js';
import { concatenate, header } from './bytes.js';

/** Bits of the TCP flags field (RFC 9293). */
export const TCP_FLAG = { fin: 0x01, syn: 0x02, rst: 0x04, psh: 0x08, ack: 0x10, urg: 0x20 } as const;

/** Fields of a TCP header beyond ports and flags; numbers 0 and no options unless given. */
export interface TcpOptions {
  readonly sequence?: number;
  readonly acknowledgment?: number;
  readonly window?: number;
  /** Option bytes, a multiple of four. */
  readonly options?: Uint8Array;
}

/** TCP segment, without checksum. */
export function tcp(
  sourcePort: number,
  destinationPort: number,
  flags: number,
  payload: Uint8Array = new Uint8Array(0),
  { sequence = 0, acknowledgment = 0, window = 64_240, options = new Uint8Array(0) }: TcpOptions = {},
): Uint8Array {
  const fields = header(20, (view) => {
    view.setUint16(0, sourcePort);
    view.setUint16(2, destinationPort);
    view.setUint32(4, sequence);
    view.setUint32(8, acknowledgment);
    view.setUint16(12, ((5 + options.length / 4) << 12) | flags);
    view.setUint16(14, window);
  });
  return concatenate(fields, options, payload);
}

/** UDP datagram. */
export function udp(
  sourcePort: number,
  destinationPort: number,
  payload: Uint8Array = new Uint8Array(0),
): Uint8Array {
  const fields = header(8, (view) => {
    view.setUint16(0, sourcePort);
    view.setUint16(2, destinationPort);
    view.setUint16(4, 8 + payload.length);
  });
  return concatenate(fields, payload);
}

/** ICMP or ICMPv6 message; an error's payload is the packet that it quotes. */
export function icmp(type: number, code: number, payload: Uint8Array = new Uint8Array(0)): Uint8Array {
  const fields = header(8, (view) => {
    view.setUint8(0, type);
    view.setUint8(1, code);
  });
  return concatenate(fields, payload);
}

/** IGMP message of eight bytes (RFC 2236), without checksum. */
export function igmp(type: number, group: string): Uint8Array {
  return header(8, (view, bytes) => {
    view.setUint8(0, type);
    bytes.set(ipv4Address(group), 4);
  });
}

/** SCTP packet without chunks (RFC 9260), without checksum. */
export function sctp(sourcePort: number, destinationPort: number): Uint8Array {
  return header(12, (view) => {
    view.setUint16(0, sourcePort);
    view.setUint16(2, destinationPort);
  });
}
