import type { Dissection } from '../dissection/dissection.js';
import { ipv4 } from './ipv4.js';
import { ipv6 } from './ipv6.js';

/** An IP packet that was announced as IPv4, but may say in its first four bits that it is IPv6. */
export function ip(packet: Dissection, offset: number): void {
  const isVersion6 = packet.fits(offset, 1) && packet.uint8(offset) >> 4 === 6;
  if (isVersion6) ipv6(packet, offset);
  else ipv4(packet, offset);
}
