import { Protocol } from '../batch/protocols.js';
import type { Dissection } from '../dissection/dissection.js';
import { ip } from '../network/ip.js';
import { ethernet } from './ethernet.js';

/** RFC 3032 section 2.1: an entry of the label stack. */
const LABEL = { LENGTH: 4, BOTTOM_OF_STACK_BYTE: 2, BOTTOM_OF_STACK: 0x01 } as const;
/** RFC 4448 section 4.6: the control word of an Ethernet pseudowire. */
const CONTROL_WORD_LENGTH = 4;
/** RFC 4928 section 3 and RFC 5586: what the first four bits behind the stack tell. */
const FIRST_NIBBLE = { CONTROL_WORD: 0, ASSOCIATED_CHANNEL: 1, IPV4: 4, IPV6: 6 } as const;

/**
 * Multiprotocol Label Switching: the stack to its bottom, then a packet told by its first four bits, or an Ethernet
 * pseudowire. A frame of a pseudowire without control word is taken for one with it if its destination starts with
 * four zero bits: nothing in the packet tells them apart.
 */
export function mpls(packet: Dissection, offset: number): void {
  packet.enter(Protocol.mpls, 0);
  let payload = offset;
  let isBottom = false;
  while (!isBottom) {
    if (!packet.fits(payload, LABEL.LENGTH)) return;
    isBottom = (packet.uint8(payload + LABEL.BOTTOM_OF_STACK_BYTE) & LABEL.BOTTOM_OF_STACK) !== 0;
    payload += LABEL.LENGTH;
  }
  if (packet.fits(payload, 1)) unlabelled(packet, payload);
}

function unlabelled(packet: Dissection, payload: number): void {
  switch (packet.uint8(payload) >> 4) {
    case FIRST_NIBBLE.IPV4:
    case FIRST_NIBBLE.IPV6:
      packet.follow(ip, payload);
      break;
    case FIRST_NIBBLE.ASSOCIATED_CHANNEL:
      break;
    case FIRST_NIBBLE.CONTROL_WORD:
      packet.follow(ethernet, payload + CONTROL_WORD_LENGTH);
      break;
    default:
      packet.follow(ethernet, payload);
  }
}
