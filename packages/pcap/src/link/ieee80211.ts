import { Protocol } from '../batch/protocols.js';
import type { Dissection } from '../dissection/dissection.js';
import { llc } from './llc.js';

/** IEEE 802.11 clause 9.2: frame control, duration, three addresses and sequence control; the rest is optional. */
const FRAME = { TYPE: 0, FLAGS: 1, HEADER_LENGTH: 24 } as const;
/** Optional fields of the header: the fourth address, QoS control and HT control. */
const OPTIONAL = { ADDRESS_4: 6, QOS_CONTROL: 2, HT_CONTROL: 4 } as const;
/** IEEE 802.11 clause 9.2.4.1.3: version and type of the first byte, and the subtype's bits of a data frame. */
const TYPE = { VERSION_AND_TYPE: 0x0f, DATA: 0x08, NO_DATA: 0x40, QOS: 0x80 } as const;
/** IEEE 802.11 clause 9.2.4.1: bits of the second byte. */
const FLAG = { TO_AND_FROM_DS: 0x03, MORE_FRAGMENTS: 0x04, PROTECTED: 0x40, HT_CONTROL: 0x80 } as const;
/** IEEE 802.11 clause 9.2.4.5.9: the payload is a list of frames. */
const AGGREGATE = 0x80;

/**
 * Wireless LAN frame: of a data frame that is neither encrypted, aggregated nor followed by more fragments the LLC
 * within. A fragment number alone makes no fragment, since access points number whole frames too; what is not the
 * first fragment has no LLC that would be taken for one. The addresses are no fields of an Ethernet header.
 */
export function ieee80211(packet: Dissection, offset: number): void {
  if (!packet.fits(offset, FRAME.FLAGS + 1)) return;
  frame(packet, offset, packet.uint8(offset + FRAME.TYPE), packet.uint8(offset + FRAME.FLAGS));
}

/** Wireless LAN frame with the two bytes of its frame control in the order of Cisco's access points. */
export function ieee80211SwappedControl(packet: Dissection, offset: number): void {
  if (!packet.fits(offset, FRAME.FLAGS + 1)) return;
  frame(packet, offset, packet.uint8(offset + FRAME.FLAGS), packet.uint8(offset + FRAME.TYPE));
}

function frame(packet: Dissection, offset: number, type: number, flags: number): void {
  packet.enter(Protocol.wlan, 0);
  if (!packet.fits(offset, FRAME.HEADER_LENGTH) || !isReadableData(type, flags)) return;

  let payload = offset + FRAME.HEADER_LENGTH;
  if ((flags & FLAG.TO_AND_FROM_DS) === FLAG.TO_AND_FROM_DS) payload += OPTIONAL.ADDRESS_4;
  if ((type & TYPE.QOS) !== 0) {
    if (!packet.fits(payload, OPTIONAL.QOS_CONTROL) || (packet.uint8(payload) & AGGREGATE) !== 0) return;
    payload += OPTIONAL.QOS_CONTROL;
    if ((flags & FLAG.HT_CONTROL) !== 0) payload += OPTIONAL.HT_CONTROL;
  }
  packet.follow(llc, payload);
}

function isReadableData(type: number, flags: number): boolean {
  if ((type & TYPE.VERSION_AND_TYPE) !== TYPE.DATA || (type & TYPE.NO_DATA) !== 0) return false;
  return (flags & (FLAG.MORE_FRAGMENTS | FLAG.PROTECTED)) === 0;
}
