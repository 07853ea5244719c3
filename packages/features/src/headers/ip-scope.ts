import { isHost, isPrivate } from './ip-address-blocks.js';

/**
 * Where an IP address is: `inside` if it is not globally reachable (private, link-local,
 * unique local), else `outside`;
 * `group` if it is a multicast address, `all` if it is 255.255.255.255, or no address at all.
 */
export type IpScope = 'inside' | 'outside' | 'group' | 'all';

/**
 * The scope of an IPv4 (4 bytes) or IPv6 address (16 bytes). The broadcast address of a subnet is `inside`, as its mask
 * is not known.
 */
export function ipScope(address: Uint8Array): IpScope {
  if (!isHost(address)) return isMulticast(address) ? 'group' : 'all';
  return isPrivate(address) ? 'inside' : 'outside';
}

const IPV4_LENGTH = 4;

function isMulticast(address: Uint8Array): boolean {
  return address.length === IPV4_LENGTH ? address[0] >> 4 === 0xe : address[0] === 0xff;
}
