import type { AddressTable, HeaderColumns } from '@networkml/pcap';
import { isIpv4Multicast, isPrivate } from './ip-address-blocks.js';

/** A packet without IP addresses. */
export const NO_ADDRESS = -1;

/** What is known of the IP addresses of a capture, worked out once an address. */
export class AddressFacts {
  readonly #private: boolean[] = [];
  readonly #multicast: boolean[] = [];

  constructor(readonly ips: AddressTable) {}

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

const IPV4 = 4;

/** Index of the packet's source address, IPv4 or IPv6 as its `ip.version` says, or {@link NO_ADDRESS}. */
export function sourceIp(packets: HeaderColumns, row: number): number {
  if (!packets.has(row, 'ipVersion')) return NO_ADDRESS;
  if (packets.ipVersion[row] === IPV4) {
    return packets.has(row, 'ipSrc') ? packets.ipSrc[row] : NO_ADDRESS;
  }
  return packets.has(row, 'ipv6Src') ? packets.ipv6Src[row] : NO_ADDRESS;
}

/** Index of the packet's destination address, IPv4 or IPv6 as its `ip.version` says, or {@link NO_ADDRESS}. */
export function destinationIp(packets: HeaderColumns, row: number): number {
  if (!packets.has(row, 'ipVersion')) return NO_ADDRESS;
  if (packets.ipVersion[row] === IPV4) {
    return packets.has(row, 'ipDst') ? packets.ipDst[row] : NO_ADDRESS;
  }
  return packets.has(row, 'ipv6Dst') ? packets.ipv6Dst[row] : NO_ADDRESS;
}
