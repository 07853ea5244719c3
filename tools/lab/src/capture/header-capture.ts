import { gzipSync } from 'node:zlib';
import { type PacketRecord, writePcapng } from '@networkml/pcap';
import { headerLength } from './header-length.js';

/** Seconds since the epoch: from the first on, up to the second. */
export type TimeSpan = readonly [from: number, to: number];

const ALWAYS: TimeSpan = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];

/** The first packets of a device in a time span, headers alone. */
export class HeaderCapture {
  readonly #packets: PacketRecord[] = [];
  #seen = 0;

  /** @param most packets that are kept */
  constructor(
    private readonly most: number,
    private readonly span: TimeSpan = ALWAYS,
  ) {}

  /** Packets kept. */
  get length(): number {
    return this.#packets.length;
  }

  /** Packets of the time span, those beyond the most included. */
  get seen(): number {
    return this.#seen;
  }

  add(packet: PacketRecord): void {
    const time = packet.seconds + packet.nanoseconds / 1e9;
    if (time < this.span[0] || time >= this.span[1]) return;
    this.#seen++;
    if (this.#packets.length < this.most) this.#packets.push(withoutPayload(packet));
  }

  /** As a gzipped pcapng file. */
  toFile(): Uint8Array {
    return gzipSync(writePcapng(this.#packets), { level: 9 });
  }
}

/** The packet cut at the end of its headers; its length on the wire stays. */
export function withoutPayload(packet: PacketRecord): PacketRecord {
  const { bytes, originalLength = bytes.length } = packet;
  return { ...packet, bytes: bytes.slice(0, headerLength(bytes)), originalLength };
}
