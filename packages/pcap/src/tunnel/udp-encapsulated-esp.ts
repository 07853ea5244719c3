import type { Dissection } from '../dissection/dissection.js';
import { esp } from '../network/ipsec.js';

/** RFC 3948 section 2.2: four zero bytes stand in front of IKE, where ESP has its parameters index. */
const NON_ESP_MARKER = { VALUE: 0, LENGTH: 4 } as const;

/** ESP through network address translators; the port is also that of IKE and of single bytes that keep a mapping alive. */
export function udpEncapsulatedEsp(packet: Dissection, offset: number): void {
  if (!packet.fits(offset, NON_ESP_MARKER.LENGTH)) return;
  if (packet.uint32(offset) !== NON_ESP_MARKER.VALUE) packet.follow(esp, offset);
}
