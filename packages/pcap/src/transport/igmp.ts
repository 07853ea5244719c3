import { Field } from '../batch/fields.js';
import { Protocol } from '../batch/protocols.js';
import type { Dissection } from '../dissection/dissection.js';

/** RFC 3376 section 4: the first byte of every message of every version. */
const TYPE_LENGTH = 1;
/** Other protocols in messages of IGMP: DVMRP, PIM of version 1 and IGAP. Wireshark shows their types as their own. */
const OTHER_PROTOCOLS: readonly number[] = [0x13, 0x14, 0x40];

/** Internet Group Management Protocol. */
export function igmp(packet: Dissection, offset: number): void {
  packet.enter(Protocol.igmp, Field.igmpType);
  if (!packet.fits(offset, TYPE_LENGTH)) return;
  const type = packet.uint8(offset);
  if (OTHER_PROTOCOLS.includes(type)) return;
  packet.batch.igmpType[packet.row] = type;
  packet.present |= Field.igmpType;
}
