import type { Dissection } from '../dissection/dissection.js';
import { ethernet } from '../link/ethernet.js';
import { ip } from '../network/ip.js';

/** draft-foschiano-erspan section 4.2: the version of type II, and of type III, is one less than its type. */
const ERSPAN = { VERSION: 0, TYPE_II_LENGTH: 8 } as const;
const VERSION = { TYPE_II: 1, TYPE_III: 2 } as const;
/** Section 4.3: what the last two bytes of the header of type III tell, and what may follow it. */
const TYPE_III = { FLAGS: 10, LENGTH: 12, SUBHEADER_LENGTH: 8 } as const;
const HAS_SUBHEADER = 0x0001;
const FRAME_TYPE_SHIFT = 10;
const FRAME_TYPE = 0x1f;
const FRAME = { ETHERNET: 0, IP: 2 } as const;

/** Encapsulated Remote Switch Port Analyzer, types I and II: a mirrored frame, of type I without a header of its own. */
export function erspan(packet: Dissection, offset: number, hasHeader: boolean): void {
  if (!hasHeader) packet.follow(ethernet, offset);
  else if (isVersion(packet, offset, VERSION.TYPE_II))
    packet.follow(ethernet, offset + ERSPAN.TYPE_II_LENGTH);
}

/** Encapsulated Remote Switch Port Analyzer, type III: a mirrored frame or IP packet. */
export function erspanTypeIII(packet: Dissection, offset: number): void {
  if (!isVersion(packet, offset, VERSION.TYPE_III) || !packet.fits(offset, TYPE_III.LENGTH)) return;
  const flags = packet.uint16(offset + TYPE_III.FLAGS);
  const subheader = (flags & HAS_SUBHEADER) === 0 ? 0 : TYPE_III.SUBHEADER_LENGTH;
  const payload = offset + TYPE_III.LENGTH + subheader;
  const frameType = (flags >> FRAME_TYPE_SHIFT) & FRAME_TYPE;
  if (frameType === FRAME.ETHERNET) packet.follow(ethernet, payload);
  else if (frameType === FRAME.IP) packet.follow(ip, payload);
}

function isVersion(packet: Dissection, offset: number, version: number): boolean {
  return packet.fits(offset, 1) && packet.uint8(offset + ERSPAN.VERSION) >> 4 === version;
}
