import { BROADCAST_MAC } from '../network/destination.js';
import type { Scene } from '../simulation/scene.js';

/** Tells everyone whose address it is, so that whoever has it too can object (RFC 5227 section 2.3). */
export interface ClaimAddress {
  readonly does: 'claim-address';
  readonly times: number;
  /** Seconds between two of them. */
  readonly every: number;
}

/** ARP announcements: requests for one's own address. */
export function claimAddress({ actor, capture, random }: Scene, time: number, step: ClaimAddress): void {
  for (let index = 0; index < step.times; index++) {
    const sent = time + index * step.every * random.between(0.98, 1.02);
    capture.arp(sent, 1, actor, { mac: BROADCAST_MAC, ip: actor.ipv4 });
  }
}
