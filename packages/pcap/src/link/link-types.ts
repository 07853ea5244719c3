import type { Dissector } from '../dissection/dissection.js';
import { ethernet } from './ethernet.js';
import { ieee80211 } from './ieee80211.js';
import { linuxSll, linuxSll2 } from './linux-sll.js';
import { loop, nullLoopback } from './null.js';
import { pppInHdlc } from './ppp.js';
import { radiotap } from './radiotap.js';
import { rawIp, rawIpv4, rawIpv6 } from './raw-ip.js';

/** A link-layer header type of the tcpdump.org registry. */
export interface LinkType {
  /** Name without the `LINKTYPE_` prefix. */
  readonly name: string;
  /** Bytes that it takes to read something of a packet. */
  readonly headerLength: number;
  /** Reads a packet from its link header on. */
  readonly dissector: Dissector;
}

/**
 * The link types that are dissected, by their number in the tcpdump.org registry; 12 and 14 are what old BSD systems
 * wrote for 101.
 */
export const LINK_TYPES: ReadonlyMap<number, LinkType> = new Map([
  [0, { name: 'NULL', headerLength: 4, dissector: nullLoopback }],
  [1, { name: 'ETHERNET', headerLength: 14, dissector: ethernet }],
  [9, { name: 'PPP', headerLength: 2, dissector: pppInHdlc }],
  [12, { name: 'RAW', headerLength: 1, dissector: rawIp }],
  [14, { name: 'RAW', headerLength: 1, dissector: rawIp }],
  [50, { name: 'PPP_HDLC', headerLength: 2, dissector: pppInHdlc }],
  [101, { name: 'RAW', headerLength: 1, dissector: rawIp }],
  [105, { name: 'IEEE802_11', headerLength: 2, dissector: ieee80211 }],
  [108, { name: 'LOOP', headerLength: 4, dissector: loop }],
  [113, { name: 'LINUX_SLL', headerLength: 16, dissector: linuxSll }],
  [127, { name: 'IEEE802_11_RADIOTAP', headerLength: 8, dissector: radiotap }],
  [228, { name: 'IPV4', headerLength: 1, dissector: rawIpv4 }],
  [229, { name: 'IPV6', headerLength: 1, dissector: rawIpv6 }],
  [276, { name: 'LINUX_SLL2', headerLength: 20, dissector: linuxSll2 }],
]);

/** Name of a link-layer header type without the `LINKTYPE_` prefix; undefined for one that is not dissected. */
export function linkTypeName(linkType: number): string | undefined {
  return LINK_TYPES.get(linkType)?.name;
}
