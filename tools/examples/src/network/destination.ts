import { ipv4Address, ipv6Address } from '@networkml/packet-builder';
import type { Host } from './host.js';

/** Version of the Internet Protocol. */
export type IpVersion = 4 | 6;

/** Where a packet goes: on the link and in the network. */
export interface Destination {
  readonly mac: string;
  readonly ip: string;
  readonly vlan?: number;
}

/** Who listens to multicast DNS (RFC 6762), and to UPnP's Simple Service Discovery Protocol. */
export const MDNS_GROUP = '224.0.0.251';
export const SSDP_GROUP = '239.255.255.250';

export const BROADCAST_MAC = 'ff:ff:ff:ff:ff:ff';

/** Everyone on the link. */
export const BROADCAST: Destination = { mac: BROADCAST_MAC, ip: '255.255.255.255' };

/** The host's address of the given version. */
export function addressOf(host: Host, version: IpVersion): string {
  if (version === 4) return host.ipv4;
  if (host.ipv6 === undefined) throw new Error(`${host.name} has no IPv6 address`);
  return host.ipv6;
}

/** One host. */
export function unicast(host: Host, version: IpVersion = 4): Destination {
  const destination = { mac: host.mac, ip: addressOf(host, version) };
  return host.vlan === undefined ? destination : { ...destination, vlan: host.vlan };
}

/** A group of either version, with the MAC address that RFC 1112 and RFC 2464 give it. */
export function multicast(group: string): Destination {
  if (group.includes(':')) return { mac: `33:33:${hex(ipv6Address(group).subarray(12))}`, ip: group };
  const [, second, third, fourth] = ipv4Address(group);
  return { mac: `01:00:5e:${hex(Uint8Array.of(second & 0x7f, third, fourth))}`, ip: group };
}

/** The group of all hosts whose address ends alike (RFC 4291 section 2.7.1). */
export function solicitedNode(address: string): Destination {
  const [high, middle, low] = ipv6Address(address).subarray(13);
  return multicast(`ff02::1:ff${byte(high)}:${byte(middle)}${byte(low)}`);
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, byte).join(':');
}

function byte(value: number): string {
  return value.toString(16).padStart(2, '0');
}
