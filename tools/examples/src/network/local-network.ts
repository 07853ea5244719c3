import type { Host } from './host.js';

/** The hosts of a local network, those that they reach beyond it, and who routes, leases and resolves for them. */
export class LocalNetwork {
  readonly #hosts: ReadonlyMap<string, Host>;

  constructor(
    /** Routes. */
    readonly router: Host,
    /** Resolves names. */
    readonly resolver: Host,
    hosts: readonly Host[],
  ) {
    this.#hosts = new Map(hosts.map((host) => [host.name, host]));
  }

  host(name: string): Host {
    const host = this.#hosts.get(name);
    if (host === undefined) throw new Error(`no host named ${name}`);
    return host;
  }

  /** The host that packets to `peer` are handed to: itself, or the router. */
  nextHop(peer: Host): Host {
    return peer.mac === this.router.mac ? this.router : peer;
  }
}
