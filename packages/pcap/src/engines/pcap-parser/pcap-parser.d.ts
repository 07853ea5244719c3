/** The parts of pcap-parser 0.2.1 that are used here; the package has no types of its own. */
declare module 'pcap-parser' {
  import type { EventEmitter } from 'node:events';

  /** The file header. */
  export interface GlobalHeader {
    readonly majorVersion: number;
    readonly minorVersion: number;
    /** As it stands in the file, bits about frame check sequences included. */
    readonly linkLayerType: number;
  }

  /** The header of a packet record. */
  export interface PacketHeader {
    readonly timestampSeconds: number;
    readonly timestampMicroseconds: number;
    readonly capturedLength: number;
    readonly originalLength: number;
  }

  /** A whole packet record. */
  export interface Packet {
    readonly header: PacketHeader;
    /** Shares memory with the chunk that it came in. */
    readonly data: Buffer;
  }

  interface Events {
    globalHeader: [header: GlobalHeader];
    packetHeader: [header: PacketHeader];
    packet: [packet: Packet];
    error: [error: Error];
  }

  /** What it reads from: emits `data` with a `Buffer` each time. */
  interface Input extends EventEmitter {
    pause(): void;
    resume(): void;
  }

  /** Parses what the input emits, while it emits it. */
  export function parse(input: Input): EventEmitter<Events>;
}
