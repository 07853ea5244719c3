import { LINK_PROTOCOL_NAMES, LINK_PROTOCOLS, type LinkProtocol } from '../conversations/link-protocols.js';
import type { DeviceProfile } from '../profile/device-profile.js';
import { flag, magnitude, profileFeatures, share } from '../schema/profile-features.js';

/** By these a device shows that it is a router, and by these that it is a switch. */
const ROUTER: readonly LinkProtocol[] = [
  'ospf',
  'eigrp',
  'vrrp',
  'pim',
  'router_advertisement',
  'time_exceeded',
  'redirect',
];
const SWITCH: readonly LinkProtocol[] = [
  'spanning_tree',
  'lldp',
  'cisco_discovery',
  'slow_protocols',
  'loop_detection',
  'registration',
  'igmp_query',
  'mld_query',
];

/** What a device shows of itself beside its conversations. */
export const link = profileFeatures([
  flag('link_known', '1 if more than conversations is known of the device.', (profile) => {
    return profile.link !== undefined;
  }),
  flag('nothing_sent', '1 if the device was seen to send nothing.', ({ packetsSent }) => packetsSent === 0),
  flag(
    'only_groups',
    '1 if the device spoke to groups and to all only, and nobody spoke to it.',
    (profile) => {
      const { asClient, asServer } = profile.conversations;
      return asClient + asServer === 0 && profile.packetsReceived === 0;
    },
  ),
  ...LINK_PROTOCOL_NAMES.map((name) =>
    flag(`sends_${name}`, `1 if the device sent ${LINK_PROTOCOLS[name]}.`, (profile) => {
      return (profile.link?.sent[name] ?? 0) > 0;
    }),
  ),
  flag('sends_as_router', '1 if the device sent something that only routers send.', (profile) => {
    const routes = profile.services.some(
      ({ class: serviceClass, part, answered }) =>
        serviceClass === 'routing' && (part === 'announcer' || answered > 0),
    );
    return routes || isSent(profile, ROUTER);
  }),
  flag('sends_as_switch', '1 if the device sent something that switches send.', (profile) =>
    isSent(profile, SWITCH),
  ),
  magnitude(
    'arp_targets',
    'Distinct addresses that it asked for by ARP',
    64,
    ({ link: observed }) => observed?.arpTargets ?? 0,
  ),
  share('broadcast_share', 'Share of the frames it sends that go to all', ({ link: observed }) => [
    observed?.frames.broadcast ?? 0,
    frames(observed?.frames),
  ]),
  share('multicast_share', 'Share of the frames it sends that go to groups', ({ link: observed }) => [
    observed?.frames.multicast ?? 0,
    frames(observed?.frames),
  ]),
]);

function frames(numbers = { unicast: 0, multicast: 0, broadcast: 0 }): number {
  return numbers.unicast + numbers.multicast + numbers.broadcast;
}

function isSent({ link: observed }: DeviceProfile, protocols: readonly LinkProtocol[]): boolean {
  return protocols.some((name) => (observed?.sent[name] ?? 0) > 0);
}
