import { Protocol } from '../batch/protocols.js';
import type { Dissection } from '../dissection/dissection.js';
import { ethernet } from '../link/ethernet.js';
import { ieee80211SwappedControl } from '../link/ieee80211.js';

/** RFC 5415 section 4.3; the header length counts units of four bytes. */
const CAPWAP = { PREAMBLE: 0, LENGTH_AND_BINDING: 1, FLAGS: 2, MIN_HEADER_LENGTH: 8, UNIT: 4 } as const;
const IS_ENCRYPTED = 0x0f;
/** Three bytes from the header length on: HLEN 5 bits, RID 5, WBID 5, then the flags. */
const LENGTH_SHIFT = 11;
const BINDING_SHIFT = 1;
const BINDING = 0x1f;
const IEEE_80211_BINDING = 1;
/** The flags that follow the lowest bit of the sixteen, which says that the payload is in its native format. */
const NATIVE = 0x0001;
const FLAG = { FRAGMENT: 0x80, KEEP_ALIVE: 0x08 } as const;

/**
 * Control And Provisioning of Wireless Access Points, data channel: the frame of a station, neither encrypted nor
 * fragmented. Access points that exist send the frame control of IEEE 802.11 with its bytes swapped.
 */
export function capwapData(packet: Dissection, offset: number): void {
  packet.enter(Protocol.capwap, 0);
  if (!packet.fits(offset, CAPWAP.MIN_HEADER_LENGTH)) return;
  if ((packet.uint8(offset + CAPWAP.PREAMBLE) & IS_ENCRYPTED) !== 0) return;
  const lengthAndBinding = packet.uint16(offset + CAPWAP.LENGTH_AND_BINDING);
  const flags = packet.uint8(offset + CAPWAP.FLAGS + 1);
  const headerLength = (lengthAndBinding >> LENGTH_SHIFT) * CAPWAP.UNIT;
  if (headerLength < CAPWAP.MIN_HEADER_LENGTH || (flags & (FLAG.FRAGMENT | FLAG.KEEP_ALIVE)) !== 0) return;

  const payload = offset + headerLength;
  if ((lengthAndBinding & NATIVE) === 0) packet.follow(ethernet, payload);
  else if (((lengthAndBinding >> BINDING_SHIFT) & BINDING) === IEEE_80211_BINDING) {
    packet.follow(ieee80211SwappedControl, payload);
  }
}
