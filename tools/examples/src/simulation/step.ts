import type { Announce } from '../conversations/announce.js';
import type { ClaimAddress } from '../conversations/arp.js';
import type { Lease, Release } from '../conversations/dhcp.js';
import type { Lookup } from '../conversations/dns.js';
import type { Exchange } from '../conversations/exchange.js';
import type { JoinGroups } from '../conversations/igmp.js';
import type { ConfigureIpv6 } from '../conversations/ipv6-configuration.js';
import type { Ping } from '../conversations/ping.js';
import type { Connect } from '../conversations/tcp-connection.js';
import type { Associate } from '../conversations/wpa-handshake.js';

/** Something that a host does, and when: seconds after the start of its script. */
export type Step = { readonly at: number } & (
  | Announce
  | Associate
  | ClaimAddress
  | ConfigureIpv6
  | Connect
  | Exchange
  | JoinGroups
  | Lease
  | Lookup
  | Ping
  | Release
);

/** What a host does while the capture runs. */
export interface Script {
  /** Name of the host. */
  readonly actor: string;
  /** Seconds after the start of the capture. */
  readonly startsAt: number;
  readonly steps: readonly Step[];
}
