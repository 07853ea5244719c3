import { BROADCAST, unicast } from '../network/destination.js';
import type { Scene } from '../simulation/scene.js';
import { udpSegment } from '../wire/udp.js';

/** Leases an address from the router. */
export interface Lease {
  readonly does: 'lease';
  /**
   * Bytes of the client's messages: 300 is the least that BOOTP relays pass on (RFC 1542), 548 what every client must
   * be able to receive (RFC 2131); some clients fill up to the one or the other, others send what their options need.
   */
  readonly messageLength: number;
  /** Whether the client asks for its former address right away (RFC 2131 section 3.2). */
  readonly formerAddress?: boolean;
  /** Messages that went unanswered before, while the access point was not ready to forward. */
  readonly unanswered?: number;
}

/** Gives the address back. */
export interface Release {
  readonly does: 'release';
  readonly messageLength: number;
}

const CLIENT_PORT = 68;
const SERVER_PORT = 67;
const ANSWER_LENGTH = 300;
const RETRY = 2;
const NO_ADDRESS = '0.0.0.0';
/** Network control (RFC 2474), as routers mark what keeps the network running. */
const NETWORK_CONTROL = 0xc0;

/** Dynamic Host Configuration Protocol: discover and offer, request and acknowledgment. */
export function lease({ actor, network, capture, random }: Scene, time: number, step: Lease): void {
  const asked = udpSegment(CLIENT_PORT, SERVER_PORT, step.messageLength);
  const answered = udpSegment(SERVER_PORT, CLIENT_PORT, ANSWER_LENGTH);
  let sent = time;
  for (let lost = 0; lost < (step.unanswered ?? 0); lost++) {
    capture.ip(sent, actor, BROADCAST, asked, { sourceIp: NO_ADDRESS, dontFragment: false });
    sent += RETRY + random.between(-0.1, 0.1);
  }
  for (let round = step.formerAddress ? 1 : 0; round < 2; round++) {
    capture.ip(sent, actor, BROADCAST, asked, { sourceIp: NO_ADDRESS, dontFragment: false });
    sent += random.between(0.000_2, 0.08);
    const fields = { dsfield: NETWORK_CONTROL, dontFragment: false };
    capture.ip(sent, network.router, unicast(actor), answered, fields);
    sent += random.between(0.004, 0.03);
  }
}

/** The end of a lease, which the router does not answer. */
export function release({ actor, network, capture }: Scene, time: number, step: Release): void {
  const released = udpSegment(CLIENT_PORT, SERVER_PORT, step.messageLength);
  capture.ip(time, actor, unicast(network.router), released);
}
