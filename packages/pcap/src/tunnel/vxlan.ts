import { Protocol } from '../batch/protocols.js';
import type { Dissection } from '../dissection/dissection.js';
import { ethernet } from '../link/ethernet.js';

/** RFC 7348 section 5: flags and the network identifier. */
const HEADER_LENGTH = 8;

/** Virtual eXtensible Local Area Network: an Ethernet frame. */
export function vxlan(packet: Dissection, offset: number): void {
  packet.enter(Protocol.vxlan, 0);
  packet.follow(ethernet, offset + HEADER_LENGTH);
}
