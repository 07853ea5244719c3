import { LINK_PROTOCOLS, type LinkProtocol } from '../conversations/link-protocols.js';
import { OPERATING_SYSTEMS, type OperatingSystem } from '../conversations/operating-systems.js';
import type { DeviceProfile } from './device-profile.js';
import type { InsideAndOutside } from './inside-and-outside.js';
import type { ServiceFacts } from './service-facts.js';

/** Most services that are named one by one. */
const MOST_NAMES = 5;

/**
 * What a device does, in words that a network engineer would use: `answers Kerberos, LDAP and SMB of 6 clients; asks one
 * DNS server`. Clauses are joined by semicolons, what tells most comes first; never empty.
 */
export function profileSentence(profile: DeviceProfile): string {
  const clauses = [
    gatewayClause(profile),
    scanClause(profile),
    servedClause(profile),
    usedClause(profile),
    linkClause(profile),
    announcedClause(profile),
    missedClause(profile),
    systemClause(profile),
  ].filter((clause) => clause !== undefined);
  if (clauses.length > 0) return clauses.join('; ');
  return profile.packetsSent === 0 ? 'was not seen to send anything' : 'shows no service that is known';
}

/** Fewest addresses outside that tell a gateway. */
const ADDRESSES_OF_A_GATEWAY = 2;

function gatewayClause({ gateway }: DeviceProfile): string | undefined {
  const { outside } = gateway.sourceAddresses;
  if (outside >= ADDRESSES_OF_A_GATEWAY) return `passes on packets of ${count(outside, 'address')} outside`;
  const distant = gateway.distantAddresses.inside;
  return distant >= ADDRESSES_OF_A_GATEWAY
    ? `passes on packets of ${count(distant, 'address')} of other subnets`
    : undefined;
}

function scanClause({ scan }: DeviceProfile): string | undefined {
  if (!scan.isScanner) return undefined;
  const targets = `${count(scan.failedPorts, 'port')} of ${count(scan.failedPeers, 'address')}`;
  return `scans: ${scan.unanswered + scan.refused} of ${scan.attempted} attempts at ${targets} came to nothing`;
}

function servedClause({ services, peers }: DeviceProfile): string | undefined {
  const names = namesOf(services.filter(({ part, answered }) => part === 'server' && answered > 0));
  if (names.length === 0) return undefined;
  const clients = numberAndPlace(peers.clients, 'client');
  return `answers ${listed(names)}${clients === undefined ? '' : ` of ${clients}`}`;
}

function usedClause({ services }: DeviceProfile): string | undefined {
  const used = byName(services.filter(({ part, answered }) => part === 'client' && answered > 0));
  const texts = [...used].map(([name, facts]) => {
    const servers = sum(facts.map(({ answeredPeers }) => answeredPeers));
    return `${name} of ${numberAndPlace(servers, 'server') ?? 'a group'}`;
  });
  return texts.length === 0 ? undefined : `uses ${listed(texts)}`;
}

function linkClause({ link }: DeviceProfile): string | undefined {
  const names = TELLING.filter((name) => (link?.sent[name] ?? 0) > 0).map((name) => LINK_PROTOCOLS[name]);
  return names.length === 0 ? undefined : `sends ${listed(names)}`;
}

function announcedClause({ services }: DeviceProfile): string | undefined {
  const names = namesOf(services.filter(({ part }) => part === 'announcer'));
  return names.length === 0 ? undefined : `speaks ${listed(names)} to groups or to all`;
}

function missedClause({ scan, services }: DeviceProfile): string | undefined {
  if (scan.isScanner) return undefined;
  const missed = [...byName(services.filter(({ part }) => part === 'client'))].filter(([, facts]) =>
    facts.every(({ answered }) => answered === 0),
  );
  if (missed.length === 0) return undefined;
  return `asks for ${listed(missed.map(([name]) => name))} in vain`;
}

/** How the classes of operating systems are called. */
const SYSTEMS: Readonly<Record<OperatingSystem, string | undefined>> = {
  windows: 'Windows',
  'linux-like': 'Linux or Android',
  apple: 'an Apple system',
  bsd: 'a BSD system',
  embedded: 'an embedded system',
  network: 'a router or switch',
  unknown: undefined,
};

/** If all handshakes tell the same. */
function systemClause({ stack: { operatingSystems } }: DeviceProfile): string | undefined {
  const seen = OPERATING_SYSTEMS.filter((system) => operatingSystems[system] > 0);
  const [system] = seen;
  return seen.length === 1 && SYSTEMS[system] !== undefined
    ? `speaks TCP like ${SYSTEMS[system]}`
    : undefined;
}

/** Protocols without ports that few kinds of devices speak. */
const TELLING: readonly LinkProtocol[] = [
  'lldp',
  'spanning_tree',
  'cisco_discovery',
  'slow_protocols',
  'profinet',
  'ethercat',
  'substation',
  'powerlink',
  'homeplug',
  'precision_time',
  'igmp_query',
  'router_advertisement',
  'time_exceeded',
  'redirect',
  'ospf',
  'eigrp',
  'vrrp',
  'pim',
];

/** Services of no known name together say little, and come last. */
function byName(services: readonly ServiceFacts[]): Map<string, ServiceFacts[]> {
  const names = new Map<string, ServiceFacts[]>();
  const known = services.filter(({ port }) => port !== undefined);
  const others = services.filter(({ port }) => port === undefined);
  for (const service of [...known, ...others]) {
    const name = service.port === undefined ? `other ${service.transport.toUpperCase()} ports` : service.name;
    names.set(name, [...(names.get(name) ?? []), service]);
  }
  return names;
}

function namesOf(services: readonly ServiceFacts[]): string[] {
  return [...byName(services).keys()];
}

function sum(numbers: readonly InsideAndOutside[]): InsideAndOutside {
  return {
    inside: numbers.reduce((total, { inside }) => total + inside, 0),
    outside: numbers.reduce((total, { outside }) => total + outside, 0),
  };
}

function numberAndPlace({ inside, outside }: InsideAndOutside, what: string): string | undefined {
  if (inside + outside === 0) return undefined;
  if (outside === 0) return count(inside, what);
  if (inside === 0) return `${count(outside, what)} outside`;
  return `${count(inside + outside, what)}, ${outside} of them outside`;
}

function count(number: number, what: string): string {
  if (number === 1) return `one ${what}`;
  return `${number} ${what}${what.endsWith('s') ? 'es' : 's'}`;
}

function listed(texts: readonly string[]): string {
  const named = texts.slice(0, MOST_NAMES);
  const more = texts.length - named.length;
  const all = more > 0 ? [...named, `${more} more`] : named;
  const last = all.at(-1) ?? '';
  return all.length === 1 ? last : `${all.slice(0, -1).join(', ')} and ${last}`;
}
