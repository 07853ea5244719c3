import { type ConversationRecord, servicePort } from '../conversations/conversation-record.js';
import type { LinkObservations } from '../conversations/link-observations.js';
import {
  INITIAL_HOPS,
  initialHops,
  OPERATING_SYSTEMS,
  type OperatingSystem,
} from '../conversations/operating-systems.js';
import { ipNetwork } from '../headers/ip-network.js';
import {
  type AnyServiceClass,
  classOfPort,
  OTHER_CLASSES,
  serviceOfPort,
} from '../services/service-ports.js';
import { TRANSPORTS, type Transport } from '../services/service-table.js';
import type { DeviceProfile, GatewayFacts, ProfileSubject, ScanFacts } from './device-profile.js';
import { Distinct } from './distinct.js';
import { DistinctAddresses } from './distinct-addresses.js';
import type { ServiceFacts } from './service-facts.js';
import { ServiceTally } from './service-tally.js';

/** Fewest attempts, and fewest peers or ports, of a scanner. */
const FEWEST_OF_A_SCAN = 16;

/** How many ports there are. */
const PORTS = 0x1_0000;

/** Adds up the conversations of one device. */
export class ProfileTally {
  readonly #services = new Map<number, ServiceTally>();
  #packetsSent = 0;
  #packetsReceived = 0;
  #total = 0;
  #asClient = 0;
  #asServer = 0;
  #announced = 0;
  #tcp = 0;
  #handshakes = 0;
  #onlySent = 0;
  #onlyReceived = 0;
  #attempted = 0;
  #unanswered = 0;
  #refused = 0;
  #firstSeen = Infinity;
  #lastSeen = -Infinity;
  readonly #peers = new DistinctAddresses();
  readonly #clients = new DistinctAddresses();
  readonly #servers = new DistinctAddresses();
  readonly #own = new DistinctAddresses();
  readonly #sources = new DistinctAddresses();
  readonly #networks = new DistinctAddresses();
  readonly #distant = new DistinctAddresses();
  readonly #failedPeers = new Distinct();
  readonly #failedPorts = new Distinct();
  readonly #hopCounts = new Set<number>();
  readonly #initialHops = new Map<number, number>();
  readonly #systems = new Map<OperatingSystem, number>();

  add(record: ConversationRecord): void {
    this.#total++;
    this.#packetsSent += record.packetsSent;
    this.#packetsReceived += record.packetsReceived;
    this.#firstSeen = Math.min(this.#firstSeen, record.firstSeen ?? Infinity);
    this.#lastSeen = Math.max(this.#lastSeen, record.lastSeen ?? -Infinity);
    const part = partIn(record);
    this.#service(record, part).add(record);
    this.#addPart(record, part);
    this.#addPeer(record, part);
    this.#addOwnAddress(record, part);
    this.#addStack(record, part);
    if (record.transport === 'tcp') this.#addAttempt(record);
  }

  /** Takes what another has taken of other conversations of the same device. */
  merge(other: ProfileTally): void {
    this.#total += other.#total;
    this.#packetsSent += other.#packetsSent;
    this.#packetsReceived += other.#packetsReceived;
    this.#asClient += other.#asClient;
    this.#asServer += other.#asServer;
    this.#announced += other.#announced;
    this.#tcp += other.#tcp;
    this.#handshakes += other.#handshakes;
    this.#onlySent += other.#onlySent;
    this.#onlyReceived += other.#onlyReceived;
    this.#attempted += other.#attempted;
    this.#unanswered += other.#unanswered;
    this.#refused += other.#refused;
    this.#firstSeen = Math.min(this.#firstSeen, other.#firstSeen);
    this.#lastSeen = Math.max(this.#lastSeen, other.#lastSeen);
    this.#peers.merge(other.#peers);
    this.#clients.merge(other.#clients);
    this.#servers.merge(other.#servers);
    this.#own.merge(other.#own);
    this.#sources.merge(other.#sources);
    this.#networks.merge(other.#networks);
    this.#distant.merge(other.#distant);
    this.#failedPeers.merge(other.#failedPeers);
    this.#failedPorts.merge(other.#failedPorts);
    for (const hops of other.#hopCounts) this.#hopCounts.add(hops);
    for (const [hops, count] of other.#initialHops) countUp(this.#initialHops, hops, count);
    for (const [system, count] of other.#systems) countUp(this.#systems, system, count);
    for (const [key, tally] of other.#services) {
      const own = this.#services.get(key) ?? new ServiceTally(tally.service);
      own.merge(tally);
      this.#services.set(key, own);
    }
  }

  /** The facts. */
  profile(subject: ProfileSubject, link: LinkObservations | undefined, isApproximate = false): DeviceProfile {
    return {
      ...subject,
      packetsSent: this.#packetsSent + sum(link?.sent),
      packetsReceived: this.#packetsReceived + sum(link?.received),
      conversations: {
        total: this.#total,
        asClient: this.#asClient,
        asServer: this.#asServer,
        announced: this.#announced,
        tcp: this.#tcp,
        handshakes: this.#handshakes,
        onlySent: this.#onlySent,
        onlyReceived: this.#onlyReceived,
      },
      services: [...this.#services.values()].map((tally) => tally.facts()).sort(byConversations),
      peers: {
        ...this.#peers.numbers(),
        clients: this.#clients.numbers(),
        servers: this.#servers.numbers(),
      },
      scan: this.#scan(),
      gateway: this.#gateway(link),
      stack: {
        initialHops: counts(INITIAL_HOPS, this.#initialHops),
        operatingSystems: counts(OPERATING_SYSTEMS, this.#systems),
      },
      link,
      firstSeen: Number.isFinite(this.#firstSeen) ? this.#firstSeen : undefined,
      lastSeen: Number.isFinite(this.#lastSeen) ? this.#lastSeen : undefined,
      isApproximate: isApproximate || this.#isApproximate(),
    };
  }

  #isApproximate(): boolean {
    return (
      [this.#peers, this.#own, this.#failedPeers].some(({ isFull }) => isFull) ||
      [...this.#services.values()].some((tally) => tally.isApproximate)
    );
  }

  #scan(): ScanFacts {
    const failed = this.#unanswered + this.#refused;
    const targets = Math.max(this.#failedPeers.size, this.#failedPorts.size);
    return {
      attempted: this.#attempted,
      unanswered: this.#unanswered,
      refused: this.#refused,
      failedPeers: this.#failedPeers.size,
      failedPorts: this.#failedPorts.size,
      isScanner: targets >= FEWEST_OF_A_SCAN && 2 * failed > this.#attempted,
    };
  }

  #gateway(link: LinkObservations | undefined): GatewayFacts {
    const claimed = new Set(link?.claimedAddresses);
    const unclaimed = [...this.#sources].filter((address) => isIpv4(address) && !claimed.has(address));
    return {
      ownAddresses: this.#own.numbers(),
      sourceAddresses: this.#sources.numbers(),
      sourceNetworks: this.#networks.numbers(),
      distantAddresses: this.#distant.numbers(),
      hopCounts: this.#hopCounts.size,
      unclaimedAddresses: claimed.size === 0 ? undefined : unclaimed.length,
    };
  }

  #service(record: ConversationRecord, part: ServiceFacts['part']): ServiceTally {
    const { transport } = record;
    const port = servicePort(record);
    const service = serviceOfPort(transport, port);
    const serviceClass = classOfPort(transport, port);
    const key = serviceKey(
      part,
      transport,
      service === undefined ? PORTS + (CLASS_ORDER[serviceClass] ?? 0) : port,
    );
    const known = this.#services.get(key);
    if (known !== undefined) return known;
    const tally = new ServiceTally({
      part,
      transport,
      port: service && port,
      name: service?.name ?? 'other',
      class: serviceClass,
    });
    this.#services.set(key, tally);
    return tally;
  }

  #addPart(record: ConversationRecord, part: ServiceFacts['part']): void {
    if (part === 'client') this.#asClient++;
    else if (part === 'server') this.#asServer++;
    else this.#announced++;
    if (record.transport === 'tcp') this.#tcp++;
    if (record.transport === 'tcp' && record.attempts > 0) this.#handshakes++;
    if (part === 'announcer') return;
    if (record.packetsReceived === 0) this.#onlySent++;
    if (record.packetsSent === 0) this.#onlyReceived++;
  }

  #addPeer({ peerAddress, peerScope, isAnswered }: ConversationRecord, part: ServiceFacts['part']): void {
    this.#peers.add(peerAddress, peerScope);
    if (isAnswered && part === 'server') this.#clients.add(peerAddress, peerScope);
    if (isAnswered && part === 'client') this.#servers.add(peerAddress, peerScope);
  }

  #addOwnAddress(
    { ownAddress, ownScope, packetsSent, hopsLeft }: ConversationRecord,
    part: ServiceFacts['part'],
  ): void {
    this.#own.add(ownAddress, ownScope);
    if (packetsSent > 0 && this.#sources.add(ownAddress, ownScope) && !isLinkLocal(ownAddress))
      this.#networks.add(ipNetwork(ownAddress), ownScope);
    if (part !== 'announcer' && hopsLeft !== undefined && hopsCome(hopsLeft[1]) > 0)
      this.#distant.add(ownAddress, ownScope);
  }

  /** Packets to groups begin with other hop limits. */
  #addStack({ hopsLeft, operatingSystem }: ConversationRecord, part: ServiceFacts['part']): void {
    if (hopsLeft !== undefined && part !== 'announcer') {
      countUp(this.#initialHops, initialHops(hopsLeft[1]), 1);
      this.#hopCounts.add(hopsCome(hopsLeft[0])).add(hopsCome(hopsLeft[1]));
    }
    if (operatingSystem !== undefined) countUp(this.#systems, operatingSystem, 1);
  }

  #addAttempt(record: ConversationRecord): void {
    if (record.part !== 'client' || record.attempts === 0) return;
    this.#attempted++;
    if (record.isAnswered) return;
    if (record.isRefused) this.#refused++;
    else this.#unanswered++;
    this.#failedPeers.add(record.peerAddress);
    this.#failedPorts.add(String(record.peerPort));
  }
}

const PART_ORDER: Readonly<Record<ServiceFacts['part'], number>> = { client: 0, server: 1, announcer: 2 };
const CLASS_ORDER: Readonly<Partial<Record<AnyServiceClass, number>>> = Object.fromEntries(
  Object.keys(OTHER_CLASSES).map((name, i) => [name, i + 1]),
);

/** One number for a service. @param port above 65,535 for a class whose ports are not known */
function serviceKey(part: ServiceFacts['part'], transport: Transport, port: number): number {
  return (port * TRANSPORTS.length + TRANSPORTS.indexOf(transport)) * 3 + PART_ORDER[part];
}

function partIn({ part, peerScope }: ConversationRecord): ServiceFacts['part'] {
  return part === 'client' && (peerScope === 'group' || peerScope === 'all') ? 'announcer' : part;
}

/** Most hops that a packet comes; more to the next initial value means that the sender began with another. */
const MOST_HOPS = 30;
/** Below, a sender may have begun with any value: services for the local network do. */
const LEAST_INITIAL_HOPS = 64;

/** Hops that a packet has come, if its sender began with the next of the usual values; 0 if that cannot be told. */
function hopsCome(hopsLeft: number): number {
  const initial = initialHops(hopsLeft);
  const come = initial - hopsLeft;
  return initial < LEAST_INITIAL_HOPS || come > MOST_HOPS ? 0 : come;
}

/** Addresses of RFC 3927 and RFC 4291, which every interface may have besides. */
function isLinkLocal(address: string): boolean {
  return address.startsWith('169.254.') || address.startsWith('fe80:');
}

function isIpv4(address: string): boolean {
  return !address.includes(':');
}

function countUp<K>(counts: Map<K, number>, key: K, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count);
}

function counts<K extends string | number>(
  keys: readonly K[],
  found: ReadonlyMap<string | number, number>,
): Record<K, number> {
  return Object.fromEntries(keys.map((key) => [key, found.get(key) ?? 0])) as Record<K, number>;
}

function sum(counts: Readonly<Partial<Record<string, number>>> = {}): number {
  return Object.values(counts).reduce<number>((total, count = 0) => total + count, 0);
}

function byConversations(a: ServiceFacts, b: ServiceFacts): number {
  return (
    b.conversations - a.conversations ||
    compare(a.part, b.part) ||
    compare(a.class, b.class) ||
    compare(a.transport, b.transport) ||
    (a.port ?? 0) - (b.port ?? 0)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/**
 * The facts of a device.
 *
 * @param conversations in any order
 * @param link what else is known of it
 */
export function deviceProfile(
  subject: ProfileSubject,
  conversations: Iterable<ConversationRecord>,
  link?: LinkObservations,
): DeviceProfile {
  const tally = new ProfileTally();
  for (const conversation of conversations) tally.add(conversation);
  return tally.profile(subject, link);
}
