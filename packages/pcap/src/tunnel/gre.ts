import { Field } from '../batch/fields.js';
import { Protocol } from '../batch/protocols.js';
import type { Dissection } from '../dissection/dissection.js';
import { erspan, erspanTypeIII } from './erspan.js';

/** RFC 2784 and RFC 2890; RFC 1701 for routing; RFC 2637 section 4.1 for version 1. */
const GRE = { FLAGS_AND_VERSION: 0, PROTOCOL: 2, MIN_HEADER_LENGTH: 4, PAYLOAD_LENGTH: 4 } as const;
const CHECKSUM = 0x8000;
const ROUTING = 0x4000;
const KEY = 0x2000;
const SEQUENCE_NUMBER = 0x1000;
const ACKNOWLEDGMENT_NUMBER = 0x0080;
const VERSION = 0x0007;
const PPP = 0x880b;
/** draft-foschiano-erspan section 4. */
const ERSPAN = { TYPES_I_AND_II: 0x88be, TYPE_III: 0x22eb } as const;

/** Generic Routing Encapsulation: the payload is told by an EtherType. It is not sought behind source routes. */
export function gre(packet: Dissection, offset: number): void {
  packet.enter(Protocol.gre, Field.greProto);
  if (!packet.fits(offset, GRE.MIN_HEADER_LENGTH)) return;
  const { batch, row } = packet;
  const protocol = packet.uint16(offset + GRE.PROTOCOL);
  batch.greProto[row] = protocol;
  packet.present |= Field.greProto;

  const flags = packet.uint16(offset + GRE.FLAGS_AND_VERSION);
  if ((flags & ROUTING) !== 0) return;
  const version = flags & VERSION;
  if (version === 0) payload(packet, protocol, flags, offset + headerLength(flags));
  else if (version === 1 && protocol === PPP) pptp(packet, flags, offset);
}

function payload(packet: Dissection, protocol: number, flags: number, offset: number): void {
  // Only sessions of type II and III number their packets.
  if (protocol === ERSPAN.TYPES_I_AND_II) erspan(packet, offset, (flags & SEQUENCE_NUMBER) !== 0);
  else if (protocol === ERSPAN.TYPE_III) erspanTypeIII(packet, offset);
  else packet.etherType(protocol, offset);
}

/** Version 1, as the Point-to-Point Tunneling Protocol uses it: the key holds the length of the payload. */
function pptp(packet: Dissection, flags: number, offset: number): void {
  const hasPayload = (flags & KEY) !== 0 && (flags & SEQUENCE_NUMBER) !== 0;
  if (!hasPayload || !packet.fits(offset, GRE.PAYLOAD_LENGTH + 2)) return;
  const start = offset + headerLength(flags) + (flags & ACKNOWLEDGMENT_NUMBER ? 4 : 0);
  packet.limit(start + packet.uint16(offset + GRE.PAYLOAD_LENGTH));
  packet.etherType(PPP, start);
}

function headerLength(flags: number): number {
  let length: number = GRE.MIN_HEADER_LENGTH;
  if (flags & CHECKSUM) length += 4;
  if (flags & KEY) length += 4;
  if (flags & SEQUENCE_NUMBER) length += 4;
  return length;
}
