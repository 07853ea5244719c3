import type { Dissection } from '../dissection.js';
import { Field } from '../header-columns.js';
import { Protocol } from '../protocols.js';

/** RFC 3376 section 4: the first byte of every message of every version. */
const TYPE_LENGTH = 1;

/** Internet Group Management Protocol. */
export function igmp(packet: Dissection, offset: number): void {
  packet.enter(Protocol.igmp, Field.igmpType);
  if (!packet.fits(offset, TYPE_LENGTH)) return;
  packet.batch.igmpType[packet.row] = packet.uint8(offset);
  packet.batch.present[packet.row] |= Field.igmpType;
}
