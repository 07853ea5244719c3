import { Field } from '../batch/fields.js';
import { Protocol } from '../batch/protocols.js';
import type { Dissection } from '../dissection/dissection.js';
import { llc } from './llc.js';

/** IEEE 802.1Q clause 9.6, behind the tag protocol identifier. */
const TAG = { CONTROL: 0, TYPE_OR_LENGTH: 2, HEADER_LENGTH: 4 } as const;
const VLAN_IDENTIFIER = 0x0fff;
const MAX_LENGTH = 1500;

const FIELDS = Field.vlanId | Field.vlanEtype;

/** IEEE 802.1Q tag (customer tag, TPID 0x8100). */
export function vlan(packet: Dissection, offset: number): void {
  packet.enter(Protocol.vlan, FIELDS);
  if (!packet.fits(offset, TAG.CONTROL + 2)) return;
  const { batch, row } = packet;
  batch.vlanId[row] = packet.uint16(offset + TAG.CONTROL) & VLAN_IDENTIFIER;
  packet.present |= Field.vlanId;

  if (!packet.fits(offset, TAG.HEADER_LENGTH)) return;
  const typeOrLength = packet.uint16(offset + TAG.TYPE_OR_LENGTH);
  if (typeOrLength > MAX_LENGTH) {
    batch.vlanEtype[row] = typeOrLength;
    packet.present |= Field.vlanEtype;
  }
  untagged(packet, typeOrLength, offset + TAG.HEADER_LENGTH);
}

/** IEEE 802.1ad tag (service tag, TPID 0x88a8); Wireshark gives its identifier a field of another name. */
export function ieee8021ad(packet: Dissection, offset: number): void {
  packet.enter(Protocol.ieee8021ad, 0);
  if (!packet.fits(offset, TAG.HEADER_LENGTH)) return;
  untagged(packet, packet.uint16(offset + TAG.TYPE_OR_LENGTH), offset + TAG.HEADER_LENGTH);
}

function untagged(packet: Dissection, typeOrLength: number, payload: number): void {
  if (typeOrLength > MAX_LENGTH) {
    packet.etherType(typeOrLength, payload);
    return;
  }
  packet.limit(payload + typeOrLength);
  packet.follow(llc, payload);
}
