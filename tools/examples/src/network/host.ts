import type { IpStack } from './ip-stack.js';

/** A machine whose packets pass the capture point. */
export interface Host {
  readonly name: string;
  /** Its MAC address; for a machine beyond the router, the router's. */
  readonly mac: string;
  readonly ipv4: string;
  readonly ipv6?: string;
  readonly stack: IpStack;
  /** Seconds from the capture point to the machine. */
  readonly delay: number;
  /** Routers between the machine and the capture point. */
  readonly hops?: number;
  /** Differentiated services field that its packets arrive with (RFC 2474). */
  readonly dsfield?: number;
  /** Whether it is on a cable rather than on the radio. */
  readonly wired?: boolean;
  /** VLAN that its frames are tagged with. */
  readonly vlan?: number;
}

/** Where the router sends what is not for the local network. */
export type Server = Pick<Host, 'name' | 'ipv4' | 'stack' | 'delay' | 'hops' | 'dsfield'>;

/** The server as it is seen on the local network: behind the router's MAC address. */
export function behindRouter(router: Host, server: Server): Host {
  return { ...server, mac: router.mac, wired: router.wired ?? false };
}
