import { type HeaderColumns, Protocol } from '@networkml/pcap';
import { hopsLeft } from '../flow/first-packets.js';
import type { AccumulatedGroup } from '../schema/feature-schema.js';
import { firstValues } from '../schema/first-values.js';
import { packetShares } from './packet-shares.js';

/** Initial values of the time to live that operating systems use; what is left of one is below it. */
const HOP_LIMITS = [
  { name: '1', above: 0, most: 1 },
  { name: '32', above: 1, most: 32 },
  { name: '64', above: 32, most: 64 },
  { name: '128', above: 64, most: 128 },
  { name: '255', above: 128, most: 255 },
] as const;

const HOP_FIELDS = ['ipv6Hlim', 'ipTtl'] as const;

/** How far packets can still go, which tells what their senders began with. */
export const hopLimits: AccumulatedGroup = packetShares(
  { definition: 'IP packets', test: { fields: HOP_FIELDS } },
  HOP_LIMITS.map(({ name, above, most }) => ({
    name: `ttl_${name}`,
    definition: `have a time to live (or hop limit) of ${above + 1 === most ? most : `${above + 1} to ${most}`}`,
    test: { fields: HOP_FIELDS, accepts: (hops) => hops > above && hops <= most },
  })),
);

const CARRIED = [
  { name: 'tcp', title: 'TCP segment', protocol: Protocol.tcp },
  { name: 'udp', title: 'UDP datagram', protocol: Protocol.udp },
  { name: 'icmp', title: 'ICMP message', protocol: Protocol.icmp },
] as const;

/** Stacks begin with another time to live for each transport protocol. */
export const firstHopLimits: AccumulatedGroup = firstValues(
  CARRIED.map(({ name, title, protocol }) => ({
    name: `first_${name}_ttl`,
    unit: 'hops' as const,
    range: [0, 0xff] as const,
    direction: 'out' as const,
    definition: `Time to live (or hop limit) of the first ${title} that goes out; 0 if there is none.`,
    of: (headers: HeaderColumns, row: number) => (headers.protocols[row] & protocol) !== 0,
    value: hopsLeft,
  })),
);
