import type { Dissector } from '../dissection.js';
import { ethernet } from './ethernet.js';

/** A link-layer header type of the tcpdump.org registry. */
export interface LinkType {
  /** Name without the `LINKTYPE_` prefix. */
  readonly name: string;
  /** Reads a packet from its link header on. */
  readonly dissector: Dissector;
}

/** The link types that are dissected, by their number in the tcpdump.org registry. */
export const LINK_TYPES: ReadonlyMap<number, LinkType> = new Map([
  [1, { name: 'ETHERNET', dissector: ethernet }],
]);
