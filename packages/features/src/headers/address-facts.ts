import { type AddressTable, FieldSet, type HeaderColumns } from '@networkml/pcap';
import { isHost, isIpv4Multicast, isPrivate } from './ip-address-blocks.js';
import { type IpScope, ipScope } from './ip-scope.js';

/** A packet without IP addresses. */
export const NO_ADDRESS = -1;

/** The addresses of a capture. */
export interface AddressTables {
  readonly macs: AddressTable;
  readonly ips: AddressTable;
}

/** Whose address a MAC address is (IEEE 802, clause 8.2). */
export type MacScope = 'unicast' | 'multicast' | 'broadcast';

/** What is known of the addresses of a capture, worked out once an address. */
export class AddressFacts {
  readonly ips: AddressTable;
  readonly #macs: AddressTable;
  readonly #private: boolean[] = [];
  readonly #multicast: boolean[] = [];
  readonly #hosts: boolean[] = [];
  readonly #macScopes: MacScope[] = [];
  readonly #ipScopes: IpScope[] = [];

  constructor({ ips, macs }: AddressTables) {
    this.ips = ips;
    this.#macs = macs;
  }

  /** Whether the MAC address is that of one device, of a group, or of all. */
  macScope(index: number): MacScope {
    this.#macScopes[index] ??= macScope(this.#macs.bytes(index));
    return this.#macScopes[index];
  }

  /** Where the IP address is. */
  scope(index: number): IpScope {
    this.#ipScopes[index] ??= ipScope(this.ips.bytes(index));
    return this.#ipScopes[index];
  }

  /** True if the IP address may be that of one host, see {@link isHost}. */
  isHost(index: number): boolean {
    this.#hosts[index] ??= isHost(this.ips.bytes(index));
    return this.#hosts[index];
  }

  /** True if the address is not globally reachable (IANA special-purpose address registries, as Python 3.11 has them). */
  isPrivate(index: number): boolean {
    this.#private[index] ??= isPrivate(this.ips.bytes(index));
    return this.#private[index];
  }

  /** True if the address is an IPv4 multicast address (224.0.0.0/4). */
  isIpv4Multicast(index: number): boolean {
    this.#multicast[index] ??= isIpv4Multicast(this.ips.bytes(index));
    return this.#multicast[index];
  }
}

function macScope(address: Uint8Array): MacScope {
  if ((address[0] & 1) === 0) return 'unicast';
  return address.every((octet) => octet === 0xff) ? 'broadcast' : 'multicast';
}

const IPV4 = 4;
const VERSION = new FieldSet('ipVersion');
const IPV4_SOURCE = new FieldSet('ipSrc');
const IPV4_DESTINATION = new FieldSet('ipDst');
const IPV6_SOURCE = new FieldSet('ipv6Src');
const IPV6_DESTINATION = new FieldSet('ipv6Dst');

/** Index of the packet's source address, IPv4 or IPv6 as its `ip.version` says, or {@link NO_ADDRESS}. */
export function sourceIp(packets: HeaderColumns, row: number): number {
  if (!packets.hasAll(row, VERSION)) return NO_ADDRESS;
  if (packets.ipVersion[row] === IPV4)
    return packets.hasAll(row, IPV4_SOURCE) ? packets.ipSrc[row] : NO_ADDRESS;
  return packets.hasAll(row, IPV6_SOURCE) ? packets.ipv6Src[row] : NO_ADDRESS;
}

/** Index of the packet's destination address, IPv4 or IPv6 as its `ip.version` says, or {@link NO_ADDRESS}. */
export function destinationIp(packets: HeaderColumns, row: number): number {
  if (!packets.hasAll(row, VERSION)) return NO_ADDRESS;
  if (packets.ipVersion[row] === IPV4)
    return packets.hasAll(row, IPV4_DESTINATION) ? packets.ipDst[row] : NO_ADDRESS;
  return packets.hasAll(row, IPV6_DESTINATION) ? packets.ipv6Dst[row] : NO_ADDRESS;
}
