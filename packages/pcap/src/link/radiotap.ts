import { Protocol } from '../batch/protocols.js';
import type { Dissection } from '../dissection/dissection.js';
import { ieee80211 } from './ieee80211.js';

/** radiotap.org: version, padding, then the length of the whole header, least significant byte first. */
const RADIOTAP = { LENGTH: 2, MIN_HEADER_LENGTH: 8 } as const;

/** What a radio tells of a wireless LAN frame, in front of it. */
export function radiotap(packet: Dissection, offset: number): void {
  if (!packet.fits(offset, RADIOTAP.MIN_HEADER_LENGTH)) return;
  packet.enter(Protocol.radiotap, 0);
  const low = packet.uint8(offset + RADIOTAP.LENGTH);
  const length = (packet.uint8(offset + RADIOTAP.LENGTH + 1) << 8) | low;
  if (length >= RADIOTAP.MIN_HEADER_LENGTH) packet.follow(ieee80211, offset + length);
}
