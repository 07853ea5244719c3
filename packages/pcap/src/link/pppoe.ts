import { Protocol } from '../batch/protocols.js';
import type { Dissection } from '../dissection/dissection.js';
import { ppp } from './ppp.js';

/** RFC 2516 section 4; the length is that of what follows the header. */
const PPPOE = { LENGTH: 4, HEADER_LENGTH: 6 } as const;

/** The session stage of PPP over Ethernet. */
export function pppoeSession(packet: Dissection, offset: number): void {
  packet.enter(Protocol.pppoes, 0);
  if (!packet.fits(offset, PPPOE.HEADER_LENGTH)) return;
  const payload = offset + PPPOE.HEADER_LENGTH;
  packet.limit(payload + packet.uint16(offset + PPPOE.LENGTH));
  packet.follow(ppp, payload);
}
