import type { IpVersion } from '../network/destination.js';
import type { Host } from '../network/host.js';
import type { LocalNetwork } from '../network/local-network.js';
import type { Random } from '../random.js';
import type { CapturePoint } from './capture-point.js';

/** Pairs of hosts that know each other's MAC address. */
export type Acquaintances = Set<string>;

/** One host among the others, as its conversations see it. */
export class Scene {
  readonly #acquaintances: Acquaintances;

  constructor(
    readonly actor: Host,
    readonly network: LocalNetwork,
    readonly capture: CapturePoint,
    readonly random: Random,
    acquaintances: Acquaintances,
  ) {
    this.#acquaintances = acquaintances;
  }

  /** Seconds from a packet that goes to `host` to the packet that it answers with. */
  turnaround(host: Host): number {
    return 2 * host.delay + this.random.between(0.000_1, 0.001_2);
  }

  /** A port for an outgoing conversation. */
  ephemeralPort(): number {
    return this.actor.stack.firstEphemeralPort + this.random.integer(1, 12_000);
  }

  /** Makes the actor and a neighbour known to each other; false if they were before. */
  meet({ name }: Host, version: IpVersion): boolean {
    const pairs = [`${version} ${this.actor.name} ${name}`, `${version} ${name} ${this.actor.name}`];
    const isNew = !pairs.some((pair) => this.#acquaintances.has(pair));
    for (const pair of pairs) this.#acquaintances.add(pair);
    return isNew;
  }
}
