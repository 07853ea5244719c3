import type { Dissection } from '../dissection.js';
import { Field } from '../packet-batch.js';
import { Protocol } from '../protocols.js';

/** RFC 9293 section 3.1. */
const TCP = {
  SOURCE_PORT: 0,
  DESTINATION_PORT: 2,
  OFFSET_AND_FLAGS: 12,
  WINDOW: 14,
  MIN_HEADER_LENGTH: 20,
} as const;
const FLAGS = 0x0fff;

const FIELDS = Field.tcpSrcport | Field.tcpDstport | Field.tcpFlags;

/** Transmission Control Protocol: the ports, and the flags where the header is whole enough to trust them. */
export function tcp(packet: Dissection, offset: number): void {
  packet.enter(Protocol.tcp, FIELDS);
  if (!packet.fits(offset, TCP.DESTINATION_PORT + 2)) return;
  const { batch, row } = packet;
  batch.tcpSrcport[row] = packet.uint16(offset + TCP.SOURCE_PORT);
  batch.tcpDstport[row] = packet.uint16(offset + TCP.DESTINATION_PORT);
  batch.present[row] |= Field.tcpSrcport | Field.tcpDstport;

  if (!packet.fits(offset, TCP.WINDOW + 2)) return;
  const offsetAndFlags = packet.uint16(offset + TCP.OFFSET_AND_FLAGS);
  if ((offsetAndFlags >> 12) * 4 < TCP.MIN_HEADER_LENGTH) return;
  batch.tcpFlags[row] = offsetAndFlags & FLAGS;
  batch.present[row] |= Field.tcpFlags;
}
