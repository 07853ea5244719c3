import { Protocol } from '../batch/protocols.js';
import type { Dissection } from '../dissection/dissection.js';
import { pppInHdlc } from '../link/ppp.js';

/** RFC 2661 section 3.1: flags, then the fields that they announce; tunnel and session are always there. */
const L2TP = { FLAGS_AND_VERSION: 0, OPTIONAL: 2 } as const;
const FIELD = { LENGTH: 2, TUNNEL_AND_SESSION: 4, SEQUENCE: 4, OFFSET_SIZE: 2 } as const;
const FLAG = { CONTROL: 0x8000, LENGTH: 0x4000, SEQUENCE: 0x0800, OFFSET: 0x0200 } as const;
const VERSION = 0x000f;
const VERSION_2 = 2;

/** Layer Two Tunneling Protocol, version 2: a data message carries PPP. */
export function l2tp(packet: Dissection, offset: number): void {
  packet.enter(Protocol.l2tp, 0);
  if (!packet.fits(offset, L2TP.OPTIONAL)) return;
  const flags = packet.uint16(offset + L2TP.FLAGS_AND_VERSION);
  if ((flags & VERSION) !== VERSION_2 || (flags & FLAG.CONTROL) !== 0) return;

  let at = offset + L2TP.OPTIONAL;
  if (flags & FLAG.LENGTH) {
    if (!packet.fits(at, FIELD.LENGTH)) return;
    packet.limit(offset + packet.uint16(at));
    at += FIELD.LENGTH;
  }
  at += FIELD.TUNNEL_AND_SESSION;
  if (flags & FLAG.SEQUENCE) at += FIELD.SEQUENCE;
  if (flags & FLAG.OFFSET) {
    if (!packet.fits(at, FIELD.OFFSET_SIZE)) return;
    at += FIELD.OFFSET_SIZE + packet.uint16(at);
  }
  packet.follow(pppInHdlc, at);
}
