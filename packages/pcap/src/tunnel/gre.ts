import type { Dissection } from '../dissection.js';
import { Field } from '../packet-batch.js';
import { Protocol } from '../protocols.js';

/** RFC 2784 and RFC 2890; RFC 1701 for routing. */
const GRE = { FLAGS_AND_VERSION: 0, PROTOCOL: 2, MIN_HEADER_LENGTH: 4 } as const;
const CHECKSUM = 0x8000;
const ROUTING = 0x4000;
const KEY = 0x2000;
const SEQUENCE_NUMBER = 0x1000;
const VERSION = 0x0007;

/** Generic Routing Encapsulation: the payload is told by an EtherType. It is not sought behind source routes. */
export function gre(packet: Dissection, offset: number): void {
  packet.enter(Protocol.gre, Field.greProto);
  if (!packet.fits(offset, GRE.MIN_HEADER_LENGTH)) return;
  const { batch, row } = packet;
  const protocol = packet.uint16(offset + GRE.PROTOCOL);
  batch.greProto[row] = protocol;
  batch.present[row] |= Field.greProto;

  const flags = packet.uint16(offset + GRE.FLAGS_AND_VERSION);
  if ((flags & (VERSION | ROUTING)) === 0) packet.etherType(protocol, offset + headerLength(flags));
}

function headerLength(flags: number): number {
  let length: number = GRE.MIN_HEADER_LENGTH;
  if (flags & CHECKSUM) length += 4;
  if (flags & KEY) length += 4;
  if (flags & SEQUENCE_NUMBER) length += 4;
  return length;
}
