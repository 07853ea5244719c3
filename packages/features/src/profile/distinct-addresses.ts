import type { IpScope } from '../headers/ip-scope.js';
import { Distinct } from './distinct.js';
import type { InsideAndOutside } from './inside-and-outside.js';

/** Distinct addresses of hosts, by where they are. */
export class DistinctAddresses {
  readonly #inside = new Distinct();
  readonly #outside = new Distinct();

  get isFull(): boolean {
    return this.#inside.isFull || this.#outside.isFull;
  }

  /** Adds an address; one of no host is left out. True if it was not there. */
  add(address: string, scope: IpScope): boolean {
    if (scope === 'inside') return this.#inside.add(address);
    return scope === 'outside' && this.#outside.add(address);
  }

  merge(other: DistinctAddresses): void {
    this.#inside.merge(other.#inside);
    this.#outside.merge(other.#outside);
  }

  numbers(): InsideAndOutside {
    return { inside: this.#inside.size, outside: this.#outside.size };
  }

  *[Symbol.iterator](): Generator<string> {
    yield* this.#inside;
    yield* this.#outside;
  }
}
