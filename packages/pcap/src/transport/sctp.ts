import { MoreField } from '../batch/fields.js';
import { Protocol } from '../batch/protocols.js';
import type { Dissection } from '../dissection/dissection.js';

/** RFC 9260 section 3.1. */
const SCTP = { SOURCE_PORT: 0, DESTINATION_PORT: 2 } as const;

/** Stream Control Transmission Protocol: the ports. */
export function sctp(packet: Dissection, offset: number): void {
  packet.enter(Protocol.sctp, 0, MoreField.sctpSrcport);
  if (!packet.fits(offset, SCTP.DESTINATION_PORT + 2)) return;
  packet.batch.sctpSrcport[packet.row] = packet.uint16(offset + SCTP.SOURCE_PORT);
  packet.batch.sctpDstport[packet.row] = packet.uint16(offset + SCTP.DESTINATION_PORT);
  packet.presentMore |= MoreField.sctpSrcport;
}
