/** The part of pcap-parser 0.2.1 that is measured here; the package has no types of its own. */
declare module 'pcap-parser' {
  import type { EventEmitter } from 'node:events';

  interface Events {
    packet: [packet: { readonly data: Buffer }];
    end: [];
    error: [error: Error];
  }

  /** Parses the file at a path, from the next turn of the event loop on. */
  export function parse(path: string): EventEmitter<Events>;
}
