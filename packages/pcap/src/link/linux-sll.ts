import { Protocol } from '../batch/protocols.js';
import type { Dissection } from '../dissection/dissection.js';
import { ethernet } from './ethernet.js';
import { llc } from './llc.js';

/** LINKTYPE_LINUX_SLL: packet type, ARPHRD type, address length and address come before the protocol. */
const SLL = { PROTOCOL: 14, HEADER_LENGTH: 16 } as const;
/** LINKTYPE_LINUX_SLL2: the protocol first, then the interface and what SLL has. */
const SLL2 = { PROTOCOL: 0, HEADER_LENGTH: 20 } as const;
/** Protocols of Linux that are no EtherTypes: ETH_P_ALL of an Ethernet frame, and ETH_P_802_2. */
const LINUX_PROTOCOL = { ETHERNET: 0x0003, IEEE_802_2: 0x0004 } as const;

/** Linux cooked capture, as made on the interface "any". Its one address is not that of an Ethernet header. */
export function linuxSll(packet: Dissection, offset: number): void {
  if (packet.fits(offset, SLL.HEADER_LENGTH)) {
    cooked(packet, packet.uint16(offset + SLL.PROTOCOL), offset + SLL.HEADER_LENGTH);
  }
}

/** Linux cooked capture, version 2. */
export function linuxSll2(packet: Dissection, offset: number): void {
  if (packet.fits(offset, SLL2.HEADER_LENGTH)) {
    cooked(packet, packet.uint16(offset + SLL2.PROTOCOL), offset + SLL2.HEADER_LENGTH);
  }
}

function cooked(packet: Dissection, protocol: number, payload: number): void {
  packet.enter(Protocol.sll, 0);
  if (protocol === LINUX_PROTOCOL.ETHERNET) packet.follow(ethernet, payload);
  else if (protocol === LINUX_PROTOCOL.IEEE_802_2) packet.follow(llc, payload);
  else packet.etherType(protocol, payload);
}
