import { addressOf, BROADCAST_MAC, type IpVersion, solicitedNode, unicast } from '../network/destination.js';
import type { Host } from '../network/host.js';
import type { Scene } from '../simulation/scene.js';
import { ICMPV6_TYPE, icmpv6Segment } from '../wire/icmp.js';

/** Linux asks a neighbour that has been quiet whether it is still there (`delay_first_probe_time`). */
const REACHABILITY_CHECK = 5;
/** Target and link-layer address of a neighbour discovery message, behind its first eight bytes. */
const TARGET_AND_LINK_ADDRESS_LENGTH = 24;
/** RFC 4861: whoever sees another hop limit knows that a router passed the packet on. */
const NEVER_FORWARDED = { version: 6, timeToLive: 255 } as const;

/**
 * Asks for the MAC address that leads to `peer`, unless it is known: by ARP (RFC 826) or neighbour discovery
 * (RFC 4861). Returns when the peer can be spoken to.
 */
export function resolve(scene: Scene, time: number, peer: Host, version: IpVersion = 4): number {
  const neighbour = scene.network.nextHop(peer);
  if (!scene.meet(neighbour, version)) return time;
  const answered = time + scene.turnaround(neighbour);
  if (version === 4) resolveByArp(scene, time, answered, neighbour);
  else discover(scene, time, answered, neighbour);
  return answered + scene.turnaround(scene.actor);
}

function resolveByArp(scene: Scene, time: number, answered: number, neighbour: Host): void {
  const { actor, capture, random } = scene;
  capture.arp(time, 1, actor, { mac: BROADCAST_MAC, ip: neighbour.ipv4 });
  capture.arp(answered, 2, neighbour, unicast(actor));

  const checked = answered + REACHABILITY_CHECK + random.between(0, 0.2);
  capture.arp(checked, 1, neighbour, unicast(actor));
  capture.arp(checked + scene.turnaround(actor), 2, actor, unicast(neighbour));
}

function discover({ actor, capture }: Scene, time: number, answered: number, neighbour: Host): void {
  const question = icmpv6Segment(ICMPV6_TYPE.neighbourSolicitation, TARGET_AND_LINK_ADDRESS_LENGTH);
  capture.ip(time, actor, solicitedNode(addressOf(neighbour, 6)), question, NEVER_FORWARDED);
  const answer = icmpv6Segment(ICMPV6_TYPE.neighbourAdvertisement, TARGET_AND_LINK_ADDRESS_LENGTH);
  capture.ip(answered, neighbour, unicast(actor, 6), answer, NEVER_FORWARDED);
}
