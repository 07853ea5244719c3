import { Field } from '../batch/fields.js';
import { Protocol } from '../batch/protocols.js';
import type { Dissection } from '../dissection/dissection.js';
import { HEADER_LENGTHS } from '../network/header-lengths.js';

/** RFC 768. */
const UDP = { SOURCE_PORT: 0, DESTINATION_PORT: 2, LENGTH: 4, HEADER_LENGTH: HEADER_LENGTHS.udp } as const;

const FIELDS = Field.udpSrcport | Field.udpLength;

/** User Datagram Protocol; tunnels over it are told by port. */
export function udp(packet: Dissection, offset: number): void {
  packet.enter(Protocol.udp, FIELDS);
  if (!packet.fits(offset, UDP.DESTINATION_PORT + 2)) return;
  const { batch, row } = packet;
  const source = packet.uint16(offset + UDP.SOURCE_PORT);
  const destination = packet.uint16(offset + UDP.DESTINATION_PORT);
  batch.udpSrcport[row] = source;
  batch.udpDstport[row] = destination;
  packet.present |= Field.udpSrcport;

  if (!packet.fits(offset, UDP.LENGTH + 2)) return;
  const length = packet.uint16(offset + UDP.LENGTH);
  batch.udpLength[row] = length;
  packet.present |= Field.udpLength;

  const tunnel = packet.udpTunnel(source, destination);
  if (tunnel === undefined || !packet.fits(offset, UDP.HEADER_LENGTH)) return;
  // A length of 0 is a jumbogram (RFC 2675) or what segmentation offload leaves.
  if (length !== 0) {
    if (length < UDP.HEADER_LENGTH) return;
    packet.limit(offset + length);
  }
  packet.follow(tunnel, offset + UDP.HEADER_LENGTH);
}
