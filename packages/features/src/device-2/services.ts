import type { DeviceProfile } from '../profile/device-profile.js';
import { flag, magnitude, type ProfileFeature, profileFeatures, share } from '../schema/profile-features.js';
import { SERVICE_GROUPS, type ServiceGroup } from '../services/service-groups.js';
import { type AnyServiceClass, OTHER_CLASSES } from '../services/service-ports.js';
import { SERVICE_CLASSES } from '../services/service-table.js';
import { type ClassFacts, classFacts, NO_FACTS } from './class-facts.js';

const CLASSES: Readonly<Record<AnyServiceClass, string>> = { ...SERVICE_CLASSES, ...OTHER_CLASSES };
const CLASS_NAMES = Object.keys(CLASSES) as readonly AnyServiceClass[];

/** Most peers that are told apart. */
const MOST_PEERS = 32;

/** Which classes of services a device offers and uses. */
export const services = profileFeatures(CLASS_NAMES.flatMap((name) => presence(name, CLASSES[name], [name])));

/** Which groups of classes it offers and uses, and how much of what it does they are. */
export const serviceGroups = profileFeatures(Object.entries(SERVICE_GROUPS).flatMap(ofGroup));

function presence(name: string, title: string, classes: readonly AnyServiceClass[]): ProfileFeature[] {
  return [
    flag(`serves_${name}`, `1 if the device answered as a server of ${title}.`, (profile) =>
      of(profile, classes).some(({ isServed }) => isServed),
    ),
    flag(
      `uses_${name}`,
      `1 if a server of ${title} answered the device, or it spoke to a group or to all by that protocol.`,
      (profile) => of(profile, classes).some(({ isUsed }) => isUsed),
    ),
  ];
}

function ofGroup([name, { title, classes }]: [string, ServiceGroup]): ProfileFeature[] {
  return [
    ...presence(name, title, classes),
    flag(`asks_${name}`, `1 if the device asked for ${title}, and was not answered.`, (profile) =>
      of(profile, classes).some(({ isMissed }) => isMissed),
    ),
    magnitude(
      `${name}_clients`,
      `Distinct peers that the device answered as a server of one protocol of ${title}`,
      MOST_PEERS,
      (profile) => Math.max(...of(profile, classes).map(({ clients }) => clients)),
    ),
    magnitude(
      `${name}_servers`,
      `Distinct peers that answered the device as servers of one protocol of ${title}`,
      MOST_PEERS,
      (profile) => Math.max(...of(profile, classes).map(({ servers }) => servers)),
    ),
    share(`${name}_share`, `Share of the conversations that are about ${title}`, (profile) => [
      of(profile, classes).reduce((sum, { conversations }) => sum + conversations, 0),
      profile.conversations.total,
    ]),
  ];
}

function of(profile: DeviceProfile, classes: readonly AnyServiceClass[]): Readonly<ClassFacts>[] {
  const facts = classFacts(profile);
  return classes.map((name) => facts.get(name) ?? NO_FACTS);
}
