import { INITIAL_HOPS, OPERATING_SYSTEMS } from '../conversations/operating-systems.js';
import type { StackFacts } from '../profile/device-profile.js';
import { flag, profileFeatures, share } from '../schema/profile-features.js';

/** What the headers tell of a device's network stack. */
export const stack = profileFeatures([
  flag('hops_known', '1 if the device sent a packet to a single peer.', ({ stack: { initialHops } }) =>
    isAny(initialHops),
  ),
  ...INITIAL_HOPS.map((hops) =>
    share(
      `hops_${hops}_share`,
      `Share of the conversations with a peer in which the initial time to live of the device seems to be ${hops}`,
      ({ stack: { initialHops } }) => [initialHops[hops], sum(initialHops)],
    ),
  ),
  flag('system_known', '1 if a SYN of the device was seen.', ({ stack: { operatingSystems } }) =>
    isAny(operatingSystems),
  ),
  ...OPERATING_SYSTEMS.map((system) =>
    share(
      `system_${system.replace('-', '_')}_share`,
      `Share of the conversations with a SYN of the device whose options are those of the class "${system}"`,
      ({ stack: { operatingSystems } }) => [operatingSystems[system], sum(operatingSystems)],
    ),
  ),
]);

function sum(counts: StackFacts['initialHops'] | StackFacts['operatingSystems']): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

function isAny(counts: StackFacts['initialHops'] | StackFacts['operatingSystems']): boolean {
  return sum(counts) > 0;
}
