const GROUPS_OF_IPV6 = 8;
const GROUPS_OF_A_NETWORK = 4;

/**
 * The network that an address is likely in, as text: /24 of IPv4, /64 of IPv6, written without what follows.
 *
 * @param address as Wireshark prints it (RFC 5952)
 */
export function ipNetwork(address: string): string {
  if (!address.includes(':')) return address.slice(0, address.lastIndexOf('.'));
  const [head, tail] = address.split('::').map((part) => (part === '' ? [] : part.split(':')));
  if (tail === undefined) return head.slice(0, GROUPS_OF_A_NETWORK).join(':');
  const zeros = new Array<string>(Math.max(0, GROUPS_OF_IPV6 - head.length - groupsIn(tail))).fill('0');
  return [...head, ...zeros, ...tail].slice(0, GROUPS_OF_A_NETWORK).join(':');
}

/** An IPv4 address at the end stands for two groups. */
function groupsIn(parts: readonly string[]): number {
  return parts.length + (parts.at(-1)?.includes('.') ? 1 : 0);
}
