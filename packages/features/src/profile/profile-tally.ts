import { type ConversationRecord, servicePort } from '../conversations/conversation-record.js';
import type { LinkObservations } from '../conversations/link-observations.js';
import {
  INITIAL_HOPS,
  initialHops,
  OPERATING_SYSTEMS,
  type OperatingSystem,
} from '../conversations/operating-systems.js';
import {
  type AnyServiceClass,
  classOfPort,
  OTHER_CLASSES,
  serviceOfPort,
} from '../services/service-ports.js';
import { TRANSPORTS, type Transport } from '../services/service-table.js';
import type { DeviceProfile, ProfileSubject } from './device-profile.js';
import { DistinctAddresses } from './distinct-addresses.js';
import { GatewayTally } from './gateway-tally.js';
import { ScanTally } from './scan-tally.js';
import type { ServiceFacts } from './service-facts.js';
import { ServiceTally } from './service-tally.js';

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
  #firstSeen = Infinity;
  #lastSeen = -Infinity;
  readonly #peers = new DistinctAddresses();
  readonly #clients = new DistinctAddresses();
  readonly #servers = new DistinctAddresses();
  readonly #gateway = new GatewayTally();
  readonly #scan = new ScanTally();
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
    this.#addStack(record, part);
    this.#gateway.add(record, part === 'announcer');
    this.#scan.add(record);
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
    this.#firstSeen = Math.min(this.#firstSeen, other.#firstSeen);
    this.#lastSeen = Math.max(this.#lastSeen, other.#lastSeen);
    this.#peers.merge(other.#peers);
    this.#clients.merge(other.#clients);
    this.#servers.merge(other.#servers);
    this.#gateway.merge(other.#gateway);
    this.#scan.merge(other.#scan);
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
      scan: this.#scan.facts(),
      gateway: this.#gateway.facts(link?.claimedAddresses),
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
      [this.#peers, this.#gateway, this.#scan].some(({ isFull }) => isFull) ||
      [...this.#services.values()].some((tally) => tally.isApproximate)
    );
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

  /** Packets to groups begin with other hop limits. */
  #addStack({ hopsLeft, operatingSystem }: ConversationRecord, part: ServiceFacts['part']): void {
    if (hopsLeft !== undefined && part !== 'announcer')
      countUp(this.#initialHops, initialHops(hopsLeft[1]), 1);
    if (operatingSystem !== undefined) countUp(this.#systems, operatingSystem, 1);
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
