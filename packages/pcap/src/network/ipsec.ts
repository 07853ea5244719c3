import { Protocol } from '../batch/protocols.js';
import type { Dissection } from '../dissection/dissection.js';

/** RFC 4302 section 2: the length counts units of four bytes beyond the first two. */
const AH = { NEXT_HEADER: 0, LENGTH: 1, MIN_HEADER_LENGTH: 12 } as const;

/** IP Authentication Header: what it protects is readable and follows. */
export function ah(packet: Dissection, offset: number): void {
  packet.enter(Protocol.ah, 0);
  if (!packet.fits(offset, AH.MIN_HEADER_LENGTH)) return;
  const length = (packet.uint8(offset + AH.LENGTH) + 2) * 4;
  if (packet.fits(offset, length)) packet.ipProtocol(packet.uint8(offset + AH.NEXT_HEADER), offset + length);
}

/** IP Encapsulating Security Payload (RFC 4303): what it protects is encrypted. */
export function esp(packet: Dissection): void {
  packet.enter(Protocol.esp, 0);
}
