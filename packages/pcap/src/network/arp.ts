import type { Dissection } from '../dissection.js';
import { Field } from '../packet-batch.js';
import { Protocol } from '../protocols.js';

/** RFC 826. */
const ARP = { OPCODE: 6, HEADER_LENGTH: 8 } as const;

/** Address Resolution Protocol. */
export function arp(packet: Dissection, offset: number): void {
  packet.enter(Protocol.arp, Field.arpOpcode);
  if (!packet.fits(offset, ARP.HEADER_LENGTH)) return;
  packet.batch.arpOpcode[packet.row] = packet.uint16(offset + ARP.OPCODE);
  packet.batch.present[packet.row] |= Field.arpOpcode;
}
