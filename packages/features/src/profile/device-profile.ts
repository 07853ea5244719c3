import type { LinkObservations } from '../conversations/link-observations.js';
import type { INITIAL_HOPS, OperatingSystem } from '../conversations/operating-systems.js';
import type { InsideAndOutside } from './inside-and-outside.js';
import type { ServiceFacts } from './service-facts.js';

/** Whom the profile is of. */
export interface ProfileSubject {
  /** MAC or IP address. */
  readonly key: string;
  /** The MAC address is made up (locally administered), not the vendor's; undefined without MAC address. */
  readonly hasLocalMac: boolean | undefined;
}

/** Attempts to open TCP connections that came to nothing. */
export interface ScanFacts {
  /** Conversations that the device tried to open. */
  readonly attempted: number;
  /** Those that were neither accepted nor refused. */
  readonly unanswered: number;
  readonly refused: number;
  /** Distinct addresses and ports of those that came to nothing. */
  readonly failedPeers: number;
  readonly failedPorts: number;
  /** Most of at least 16 attempts came to nothing, and they went to 16 peers or ports at least: no user, a scanner. */
  readonly isScanner: boolean;
}

/** What tells that a device passes on packets of others. */
export interface GatewayFacts {
  /** Distinct addresses that it sends from, or that others reach through it. */
  readonly ownAddresses: InsideAndOutside;
  /** Distinct addresses that it sends from. */
  readonly sourceAddresses: InsideAndOutside;
  /** Distinct networks of these (/24 of IPv4, /64 of IPv6); those of link-local addresses are left out. */
  readonly sourceNetworks: InsideAndOutside;
  /** Those from which packets come that have come a hop or more already. */
  readonly distantAddresses: InsideAndOutside;
  /** Distinct numbers of hops that its packets have come. */
  readonly hopCounts: number;
  /** Addresses that it sends from and never claimed by ARP, where it has claimed some; else undefined. */
  readonly unclaimedAddresses: number | undefined;
}

/** What the headers tell of the device's network stack. Numbers are of conversations. */
export interface StackFacts {
  /** By initial time to live (or hop limit), as far as it can be guessed. */
  readonly initialHops: Readonly<Record<(typeof INITIAL_HOPS)[number], number>>;
  /** By class of operating system, of those whose handshake was seen. */
  readonly operatingSystems: Readonly<Record<OperatingSystem, number>>;
}

/** How the conversations are distributed. */
export interface ConversationFacts {
  readonly total: number;
  readonly asClient: number;
  readonly asServer: number;
  /** Those with a group or with all. */
  readonly announced: number;
  /** TCP conversations, and those of them whose beginning was seen. */
  readonly tcp: number;
  readonly handshakes: number;
  /** Those in which only the device spoke, and in which only the other end did; announcements left out. */
  readonly onlySent: number;
  readonly onlyReceived: number;
}

/** Distinct peers. */
export interface PeerFacts extends InsideAndOutside {
  /** Distinct peers whom the device answered as a server. */
  readonly clients: InsideAndOutside;
  /** Distinct peers who answered the device as servers. */
  readonly servers: InsideAndOutside;
}

/**
 * What a device does, as the headers of its packets tell, exactly; JSON can hold it. It comes of its conversations
 * ({@link ConversationRecord}) alone, and of {@link LinkObservations} where there are any.
 */
export interface DeviceProfile extends ProfileSubject {
  readonly packetsSent: number;
  readonly packetsReceived: number;
  readonly conversations: ConversationFacts;
  /** Offered, used and announced services: the most conversations first. */
  readonly services: readonly ServiceFacts[];
  readonly peers: PeerFacts;
  readonly scan: ScanFacts;
  readonly gateway: GatewayFacts;
  readonly stack: StackFacts;
  /** Undefined if nothing but conversations is known. */
  readonly link: LinkObservations | undefined;
  /** In seconds since the epoch, of conversations; undefined if no packet has a time. */
  readonly firstSeen: number | undefined;
  readonly lastSeen: number | undefined;
  /** There were too many conversations or peers to tell each from the others: some numbers may be off. */
  readonly isApproximate: boolean;
}
