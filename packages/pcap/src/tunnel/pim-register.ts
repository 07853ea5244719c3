import type { Dissection } from '../dissection/dissection.js';
import { ip } from '../network/ip.js';

/** RFC 7761 section 4.9 and 4.9.3: version and type, then reserved bits, checksum and the flags of a register message. */
const PIM = { VERSION_AND_TYPE: 0, REGISTER_HEADER_LENGTH: 8 } as const;
/** Version 2, type register. */
const REGISTER = 0x21;

/** Protocol Independent Multicast: a register message carries the multicast packet that it tells of. */
export function pimRegister(packet: Dissection, offset: number): void {
  const payload = offset + PIM.REGISTER_HEADER_LENGTH;
  if (!packet.fits(payload, 1) || packet.uint8(offset + PIM.VERSION_AND_TYPE) !== REGISTER) return;
  const version = packet.uint8(payload) >> 4;
  if (version === 4 || version === 6) packet.follow(ip, payload);
}
