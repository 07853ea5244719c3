import type { AddressTable, PacketBatch } from '@networkml/pcap';
import { sourceIp } from '../headers/address-facts.js';
import { AddressSet } from '../headers/address-set.js';
import { isHost, isPrivate } from '../headers/ip-address-blocks.js';
import { OUT } from './direction.js';
import type { Traffic } from './traffic.js';

/** Leading octets of an address that tell its network: /24 of IPv4, /64 of IPv6. */
const NETWORK_OCTETS: Readonly<Record<number, number>> = { 4: 3, 16: 8 };

/** Fewest networks of which a host would hardly be a member. */
const NETWORKS_OF_A_GATEWAY = 2;

/**
 * Whether a device passes on what others send: packets come from it that have source addresses of two or more globally
 * reachable networks. A router between private networks alone is not told from a host with addresses in each.
 */
export class GatewayEvidence {
  readonly #sources = new AddressSet();

  constructor(private readonly ips: AddressTable) {}

  /** Whether the packets seen so far tell it. */
  get isGateway(): boolean {
    const networks = new Set<string>();
    for (const source of this.#sources.addresses()) {
      const address = this.ips.bytes(source);
      if (isPrivate(address) || !isHost(address)) continue;
      networks.add(address.subarray(0, NETWORK_OCTETS[address.length]).join('.'));
      if (networks.size === NETWORKS_OF_A_GATEWAY) return true;
    }
    return false;
  }

  /** Takes the packets that the device sent: the addresses of their own header, not of what they tunnel or quote. */
  add({ outermost }: PacketBatch, { length, rows, directions }: Traffic): void {
    for (let i = 0; i < length; i++) {
      if (directions[i] === OUT) this.#sources.add(sourceIp(outermost, rows[i]));
    }
  }

  /** Takes what another has taken of the same device. */
  merge(other: GatewayEvidence): void {
    this.#sources.merge(other.#sources);
  }
}
