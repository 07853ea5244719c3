import { Protocol } from '../batch/protocols.js';
import type { Dissection } from '../dissection/dissection.js';
import { ip } from '../network/ip.js';

/** 3GPP TS 29.281 section 5.1. */
const GTP = { FLAGS: 0, MESSAGE_TYPE: 1, LENGTH: 2, HEADER_LENGTH: 8 } as const;
/** The three optional fields come together: sequence number, N-PDU number and type of the first extension. */
const OPTIONAL = { EXTENSION_TYPE: 3, LENGTH: 4 } as const;
/** 3GPP TS 29.281 section 5.2: length in units of four bytes first, type of the next extension last. */
const EXTENSION = { UNIT: 4 } as const;
const VERSION_AND_PROTOCOL = 0xf0;
/** Version 1, and GTP instead of GTP'. */
const VERSION_1 = 0x30;
const ANY_OPTIONAL = 0x07;
const HAS_EXTENSION = 0x04;
const USER_DATA = 255;

/** GPRS Tunnelling Protocol, user plane: an IP packet, told by its version. */
export function gtpU(packet: Dissection, offset: number): void {
  packet.enter(Protocol.gtp, 0);
  if (!packet.fits(offset, GTP.HEADER_LENGTH)) return;
  const flags = packet.uint8(offset + GTP.FLAGS);
  if ((flags & VERSION_AND_PROTOCOL) !== VERSION_1) return;
  if (packet.uint8(offset + GTP.MESSAGE_TYPE) !== USER_DATA) return;

  const afterHeader = offset + GTP.HEADER_LENGTH;
  packet.limit(afterHeader + packet.uint16(offset + GTP.LENGTH));
  const payload = behindOptional(packet, flags, afterHeader);
  if (packet.fits(payload, 1) && isIp(packet.uint8(payload))) packet.follow(ip, payload);
}

/** Where the payload starts; at the end if the optional fields do not fit. */
function behindOptional(packet: Dissection, flags: number, offset: number): number {
  if ((flags & ANY_OPTIONAL) === 0) return offset;
  if (!packet.fits(offset, OPTIONAL.LENGTH)) return packet.end;
  let next = (flags & HAS_EXTENSION) === 0 ? 0 : packet.uint8(offset + OPTIONAL.EXTENSION_TYPE);
  let at = offset + OPTIONAL.LENGTH;
  while (next !== 0) {
    if (!packet.fits(at, 1)) return packet.end;
    const length = packet.uint8(at) * EXTENSION.UNIT;
    if (length === 0 || !packet.fits(at, length)) return packet.end;
    at += length;
    next = packet.uint8(at - 1);
  }
  return at;
}

/** IPv4 with a header of a possible length, or IPv6: what else users send is not told apart. */
function isIp(firstByte: number): boolean {
  return (firstByte >= 0x45 && firstByte <= 0x4e) || firstByte >> 4 === 6;
}
