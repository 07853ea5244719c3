import type { ConversationRecord } from '../conversations/conversation-record.js';
import { initialHops } from '../conversations/operating-systems.js';
import { ipNetwork } from '../headers/ip-network.js';
import type { GatewayFacts } from './device-profile.js';
import { DistinctAddresses } from './distinct-addresses.js';

/** Most hops that a packet comes; more to the next initial value means that the sender began with another. */
const MOST_HOPS = 30;
/** Below, a sender may have begun with any value: services for the local network do. */
const LEAST_INITIAL_HOPS = 64;

/** Adds up what tells whether a device passes on packets of others. */
export class GatewayTally {
  readonly #own = new DistinctAddresses();
  readonly #sources = new DistinctAddresses();
  readonly #networks = new DistinctAddresses();
  readonly #distant = new DistinctAddresses();
  readonly #hopCounts = new Set<number>();

  get isFull(): boolean {
    return this.#own.isFull;
  }

  /** @param isAnnouncement whether it is with a group: such packets begin with other hop limits */
  add({ ownAddress, ownScope, packetsSent, hopsLeft }: ConversationRecord, isAnnouncement: boolean): void {
    this.#own.add(ownAddress, ownScope);
    if (packetsSent > 0 && this.#sources.add(ownAddress, ownScope) && !isLinkLocal(ownAddress))
      this.#networks.add(ipNetwork(ownAddress), ownScope);
    if (isAnnouncement || hopsLeft === undefined) return;
    const [least, most] = [hopsCome(hopsLeft[0]), hopsCome(hopsLeft[1])];
    if (most > 0) this.#distant.add(ownAddress, ownScope);
    this.#hopCounts.add(least).add(most);
  }

  merge(other: GatewayTally): void {
    this.#own.merge(other.#own);
    this.#sources.merge(other.#sources);
    this.#networks.merge(other.#networks);
    this.#distant.merge(other.#distant);
    for (const hops of other.#hopCounts) this.#hopCounts.add(hops);
  }

  /** @param claimedAddresses those that the device claimed by ARP */
  facts(claimedAddresses: readonly string[] = []): GatewayFacts {
    const claimed = new Set(claimedAddresses);
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
}

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
