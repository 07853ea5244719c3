import type { Dissection } from '../dissection.js';
import { Field } from '../packet-batch.js';
import { Protocol } from '../protocols.js';
import { ipv4 } from './ipv4.js';
import { ipv6 } from './ipv6.js';

/** An IP packet whose version is told by its first four bits, whatever the layer below announced. */
export function ip(packet: Dissection, offset: number): void {
  if (!packet.fits(offset, 1)) {
    packet.enter(Protocol.ip, 0);
    return;
  }
  const version = packet.bytes[offset] >> 4;
  if (version === 4) ipv4(packet, offset);
  else if (version === 6) ipv6(packet, offset);
  else bogusVersion(packet, version);
}

function bogusVersion(packet: Dissection, version: number): void {
  packet.enter(Protocol.ip, 0);
  packet.batch.ipVersion[packet.row] = version;
  packet.batch.present[packet.row] |= Field.ipVersion;
}
