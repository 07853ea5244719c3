import { LINK_PROTOCOL_NAMES, LINK_PROTOCOLS } from '../conversations/link-protocols.js';
import { flag, magnitude, profileFeatures, share } from '../schema/profile-features.js';

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
