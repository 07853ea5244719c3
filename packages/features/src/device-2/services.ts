import type { DeviceProfile } from '../profile/device-profile.js';
import type { ServiceFacts } from '../profile/service-facts.js';
import { flag, magnitude, type ProfileFeature, profileFeatures, share } from '../schema/profile-features.js';
import { type AnyServiceClass, OTHER_CLASSES } from '../services/service-ports.js';
import { SERVICE_CLASSES } from '../services/service-table.js';

const CLASSES: Readonly<Record<AnyServiceClass, string>> = { ...SERVICE_CLASSES, ...OTHER_CLASSES };
const CLASS_NAMES = Object.keys(CLASSES) as readonly AnyServiceClass[];

/** Most peers that are told apart. */
const MOST_PEERS = 32;

/** A device's part in each class of services. */
export const services = profileFeatures(CLASS_NAMES.flatMap(ofClass));

function ofClass(name: AnyServiceClass): ProfileFeature[] {
  const title = CLASSES[name];
  const of = (profile: DeviceProfile) => profile.services.filter((service) => service.class === name);
  return [
    flag(`serves_${name}`, `1 if the device answered as a server of ${title}.`, (profile) =>
      of(profile).some(({ part, answered }) => part === 'server' && answered > 0),
    ),
    flag(
      `uses_${name}`,
      `1 if a server of ${title} answered the device, or it spoke to a group or to all by that protocol.`,
      (profile) =>
        of(profile).some(({ part, answered }) => part === 'announcer' || (part === 'client' && answered > 0)),
    ),
    flag(`asks_${name}`, `1 if the device asked for ${title}, and was not answered.`, (profile) =>
      of(profile).some(({ part, answered, conversations }) => part === 'client' && answered < conversations),
    ),
    magnitude(
      `${name}_clients`,
      `Distinct peers that the device answered as a server of ${title}`,
      MOST_PEERS,
      (profile) => answeredPeers(of(profile), 'server'),
    ),
    magnitude(
      `${name}_servers`,
      `Distinct peers that answered the device as servers of ${title}`,
      MOST_PEERS,
      (profile) => answeredPeers(of(profile), 'client'),
    ),
    share(`${name}_share`, `Share of the conversations that are about ${title}`, (profile) => [
      of(profile).reduce((sum, { conversations }) => sum + conversations, 0),
      profile.conversations.total,
    ]),
  ];
}

function answeredPeers(facts: readonly ServiceFacts[], wanted: ServiceFacts['part']): number {
  return facts
    .filter(({ part }) => part === wanted)
    .reduce((most, { answeredPeers: { inside, outside } }) => Math.max(most, inside + outside), 0);
}
