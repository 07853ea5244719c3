import { Protocol } from '../batch/protocols.js';
import type { Dissection } from '../dissection/dissection.js';

/** RFC 1662 section 3.1: the address and control fields of HDLC, which may be left out. */
const HDLC = { ADDRESS: 0, ALL_STATIONS: 0xff, HEADER_LENGTH: 2 } as const;
/** RFC 1661 section 2 and 6.5: a protocol whose first byte is odd has been compressed to that byte. */
const COMPRESSED = 0x01;

/** Point-to-Point Protocol without framing, as PPPoE carries it. */
export function ppp(packet: Dissection, offset: number): void {
  if (!packet.fits(offset, 1)) return;
  const isCompressed = (packet.uint8(offset) & COMPRESSED) !== 0;
  const length = isCompressed ? 1 : 2;
  if (!packet.fits(offset, length)) return;
  packet.enter(Protocol.ppp, 0);
  const protocol = isCompressed ? packet.uint8(offset) : packet.uint16(offset);
  packet.pppProtocol(protocol, offset + length);
}

/** Point-to-Point Protocol in HDLC-like framing, whose two bytes may be left out. */
export function pppInHdlc(packet: Dissection, offset: number): void {
  if (!packet.fits(offset, HDLC.HEADER_LENGTH)) return;
  const isFramed = packet.uint8(offset + HDLC.ADDRESS) === HDLC.ALL_STATIONS;
  ppp(packet, isFramed ? offset + HDLC.HEADER_LENGTH : offset);
}
