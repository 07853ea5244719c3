import { multicast } from '../network/destination.js';
import type { Scene } from '../simulation/scene.js';
import { igmpv2Report, igmpv3Report } from '../wire/igmp.js';

/** Tells the routers which groups it listens to. */
export interface JoinGroups {
  readonly does: 'join-groups';
  readonly groups: readonly string[];
}

const IGMPV3_ROUTERS = multicast('224.0.0.22');
/** Every report is sent twice, lest one be lost (RFC 3376 section 8.1). */
const ROBUSTNESS = 2;
/** RFC 2113. */
const ROUTER_ALERT = Uint8Array.of(0x94, 4, 0, 0);
const INTERNETWORK_CONTROL = 0xc0;

/** Internet Group Management Protocol: unasked reports, of version 2 where the stack knows no other. */
export function joinGroups({ actor, capture, random }: Scene, time: number, { groups }: JoinGroups): void {
  const fields = { timeToLive: 1, options: ROUTER_ALERT };
  if (actor.stack.igmpVersion === 2) {
    for (const group of groups) capture.ip(time, actor, multicast(group), igmpv2Report(group), fields);
    return;
  }
  let sent = time;
  for (let report = 0; report < ROBUSTNESS; report++) {
    const marked = { ...fields, dsfield: INTERNETWORK_CONTROL };
    capture.ip(sent, actor, IGMPV3_ROUTERS, igmpv3Report(groups.length), marked);
    sent += random.between(0.04, 0.9);
  }
}
