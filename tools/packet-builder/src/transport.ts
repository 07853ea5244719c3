import { concatenate, header } from './bytes.js';

/** Bits of the TCP flags field (RFC 9293). */
export const TCP_FLAG = { fin: 0x01, syn: 0x02, rst: 0x04, psh: 0x08, ack: 0x10, urg: 0x20 } as const;

/** TCP segment without options. */
export function tcp(
  sourcePort: number,
  destinationPort: number,
  flags: number,
  payload: Uint8Array = new Uint8Array(0),
): Uint8Array {
  const fields = header(20, (view) => {
    view.setUint16(0, sourcePort);
    view.setUint16(2, destinationPort);
    view.setUint16(12, 0x5000 | flags);
    view.setUint16(14, 64_240);
  });
  return concatenate(fields, payload);
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
