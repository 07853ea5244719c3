import type { Dissection } from '../dissection.js';
import { Field } from '../packet-batch.js';
import { Protocol } from '../protocols.js';

/** RFC 768. */
const UDP = { SOURCE_PORT: 0, DESTINATION_PORT: 2 } as const;

const FIELDS = Field.udpSrcport | Field.udpDstport;

/** User Datagram Protocol. */
export function udp(packet: Dissection, offset: number): void {
  packet.enter(Protocol.udp, FIELDS);
  if (!packet.fits(offset, UDP.DESTINATION_PORT + 2)) return;
  const { batch, row } = packet;
  batch.udpSrcport[row] = packet.uint16(offset + UDP.SOURCE_PORT);
  batch.udpDstport[row] = packet.uint16(offset + UDP.DESTINATION_PORT);
  batch.present[row] |= Field.udpSrcport | Field.udpDstport;
}
