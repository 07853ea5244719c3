import type { DeviceProfile } from '../profile/device-profile.js';
import type { ServiceFacts } from '../profile/service-facts.js';
import type { AnyServiceClass } from '../services/service-ports.js';

/** What a device did with all services of a class. */
export interface ClassFacts {
  /** It answered as a server. */
  isServed: boolean;
  /** A server answered it, or it spoke to a group or to all. */
  isUsed: boolean;
  /** It asked, and was not answered. */
  isMissed: boolean;
  /** Most distinct peers that it answered for one service, and that answered it. */
  clients: number;
  servers: number;
  conversations: number;
}

export const NO_FACTS: Readonly<ClassFacts> = Object.freeze({
  isServed: false,
  isUsed: false,
  isMissed: false,
  clients: 0,
  servers: 0,
  conversations: 0,
});

const KNOWN = new WeakMap<DeviceProfile, ReadonlyMap<AnyServiceClass, ClassFacts>>();

/** What a profile says class by class; added up once, however many features ask. */
export function classFacts(profile: DeviceProfile): ReadonlyMap<AnyServiceClass, ClassFacts> {
  const known = KNOWN.get(profile);
  if (known !== undefined) return known;
  const classes = new Map<AnyServiceClass, ClassFacts>();
  for (const service of profile.services) {
    const facts = classes.get(service.class) ?? { ...NO_FACTS };
    add(facts, service);
    classes.set(service.class, facts);
  }
  KNOWN.set(profile, classes);
  return classes;
}

function add(facts: ClassFacts, { part, answered, answeredPeers, conversations }: ServiceFacts): void {
  const peers = answeredPeers.inside + answeredPeers.outside;
  facts.conversations += conversations;
  if (part === 'announcer') facts.isUsed = true;
  else if (part === 'server') {
    facts.isServed ||= answered > 0;
    facts.clients = Math.max(facts.clients, peers);
  } else {
    facts.isUsed ||= answered > 0;
    facts.isMissed ||= answered < conversations;
    facts.servers = Math.max(facts.servers, peers);
  }
}
