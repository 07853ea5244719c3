import { Field } from '../batch/fields.js';
import { Protocol } from '../batch/protocols.js';
import type { Dissection } from '../dissection/dissection.js';
import { llc } from './llc.js';

/** IEEE 802.3 clause 3: offsets within the MAC frame, which a capture shows without preamble. */
const ETHERNET = { DESTINATION: 0, SOURCE: 6, TYPE_OR_LENGTH: 12, HEADER_LENGTH: 14 } as const;
/** IEEE 802.3 clause 3.2.6: up to here the field is a length, from 0x0600 on a type. */
const MAX_LENGTH = 1500;
const MIN_TYPE = 0x0600;
/** Novell's raw IEEE 802.3: IPX without LLC, which starts with an IPX checksum of all ones. */
const NO_CHECKSUM = 0xffff;

const FIELDS = Field.ethSrc | Field.ethDst | Field.ethType;

/** Ethernet II or IEEE 802.3; of a frame whose header is cut off nothing is read. */
export function ethernet(packet: Dissection, offset: number): void {
  const { batch, row } = packet;
  if (!packet.fits(offset, ETHERNET.HEADER_LENGTH)) return;
  packet.enter(Protocol.eth, FIELDS);
  batch.ethDst[row] = packet.macs.internMac(packet.view, offset + ETHERNET.DESTINATION);
  batch.ethSrc[row] = packet.macs.internMac(packet.view, offset + ETHERNET.SOURCE);

  const typeOrLength = packet.uint16(offset + ETHERNET.TYPE_OR_LENGTH);
  const payload = offset + ETHERNET.HEADER_LENGTH;
  if (typeOrLength >= MIN_TYPE) {
    batch.ethType[row] = typeOrLength;
    packet.present |= FIELDS;
    packet.etherType(typeOrLength, payload);
    return;
  }
  packet.present |= Field.ethSrc | Field.ethDst;
  if (typeOrLength <= MAX_LENGTH) {
    packet.limit(payload + typeOrLength);
    const isRawIpx = packet.fits(payload, 2) && packet.uint16(payload) === NO_CHECKSUM;
    if (!isRawIpx) packet.follow(llc, payload);
  }
}
