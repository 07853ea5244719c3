import { Protocol } from '../batch/protocols.js';
import type { Dissection } from '../dissection/dissection.js';

/** RFC 8926 section 3.4; the options are counted in units of four bytes. */
const GENEVE = { VERSION_AND_OPTIONS: 0, PROTOCOL: 2, HEADER_LENGTH: 8, UNIT: 4 } as const;
const OPTIONS = 0x3f;

/** Generic Network Virtualization Encapsulation: the payload is told by an EtherType. */
export function geneve(packet: Dissection, offset: number): void {
  packet.enter(Protocol.geneve, 0);
  if (!packet.fits(offset, GENEVE.HEADER_LENGTH)) return;
  const options = (packet.uint8(offset + GENEVE.VERSION_AND_OPTIONS) & OPTIONS) * GENEVE.UNIT;
  packet.etherType(packet.uint16(offset + GENEVE.PROTOCOL), offset + GENEVE.HEADER_LENGTH + options);
}
