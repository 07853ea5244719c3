import type { AddressTable } from './address-table.js';
import { Fragments } from './network/fragments.js';
import type { PacketBatch } from './packet-batch.js';

/** Reads one header at `offset` into the batch and hands on to the dissector of what follows. */
export type Dissector = (packet: Dissection, offset: number) => void;

/** Which dissector reads what a header announces. */
export interface DissectorTables {
  /** By EtherType (IEEE 802 numbers). */
  readonly etherTypes: ReadonlyMap<number, Dissector>;
  /** By IP protocol number or IPv6 next header (IANA protocol numbers); undefined where there is none. */
  readonly ipProtocols: readonly (Dissector | undefined)[];
  /** By PPP protocol number (IANA PPP DLL protocol numbers). */
  readonly pppProtocols: ReadonlyMap<number, Dissector>;
  /** By UDP port (IANA service names and port numbers). */
  readonly udpPorts: ReadonlyMap<number, Dissector>;
}

/** Ports below this are those of well-known services (RFC 6335), none of them a tunnel. */
const MIN_TUNNEL_PORT = 1024;

/** More than any real packet has. A tunnel may hold a tunnel, and each is a call within the call of the one around it. */
const MAX_LAYERS = 32;

/**
 * The packet under dissection: its bytes, how far they go, and the row of the batch that its fields are written to.
 * One object serves all packets of a capture.
 */
export class Dissection {
  /** Bytes that hold the packet; valid from the packet's start to `end`. */
  bytes: Uint8Array = new Uint8Array(0);
  /** Where the readable bytes of the current layer end: the captured bytes, cut by the length fields passed so far. */
  end = 0;
  /** False if the length field passed last says that the current layer ends beyond the readable bytes. */
  whole = true;
  row = 0;
  readonly fragments = new Fragments();
  /** Layers met so far among those that are not quoted inside another: bits of `Protocol`. */
  #met = 0;
  #layers = 0;

  constructor(
    readonly batch: PacketBatch,
    readonly macs: AddressTable,
    readonly ips: AddressTable,
    readonly tables: DissectorTables,
  ) {}

  /** Starts on the packet in `bytes` from some offset to `end`, to be written to `row`. */
  begin(bytes: Uint8Array, end: number, row: number): void {
    this.bytes = bytes;
    this.end = end;
    this.whole = true;
    this.row = row;
    this.#met = 0;
    this.#layers = 0;
    this.batch.protocols[row] = 0;
  }

  /**
   * Notes a layer. Where the same layer was met before, its fields are forgotten first: the last occurrence counts,
   * also for what it lacks.
   *
   * @param fields bits of `Field` that the layer brings
   * @returns false if the layer was met before
   */
  enter(layer: number, fields: number): boolean {
    const first = (this.#met & layer) === 0;
    if (!first) this.batch.present[this.row] &= ~fields;
    this.#met |= layer;
    this.batch.protocols[this.row] |= layer;
    return first;
  }

  /** True if `length` bytes from `offset` on can be read. */
  fits(offset: number, length: number): boolean {
    return offset + length <= this.end;
  }

  /** Cuts the readable bytes where a length field says that the current layer ends. */
  limit(end: number): void {
    this.whole = end <= this.end;
    if (this.whole) this.end = end;
  }

  /** The 16-bit big-endian number at `offset`, which must fit. */
  uint16(offset: number): number {
    return (this.bytes[offset] << 8) | this.bytes[offset + 1];
  }

  /** Hands on to the dissector of an EtherType; an unknown one ends the dissection. */
  etherType(type: number, offset: number): void {
    const dissector = this.tables.etherTypes.get(type);
    if (dissector !== undefined) this.follow(dissector, offset);
  }

  /** Hands on to the dissector of an IP protocol; an unknown one ends the dissection. */
  ipProtocol(protocol: number, offset: number): void {
    const dissector = this.tables.ipProtocols[protocol];
    if (dissector !== undefined) this.follow(dissector, offset);
  }

  /** Hands on to the dissector of a PPP protocol; an unknown one ends the dissection. */
  pppProtocol(protocol: number, offset: number): void {
    const dissector = this.tables.pppProtocols.get(protocol);
    if (dissector !== undefined) this.follow(dissector, offset);
  }

  /** The dissector of the tunnel between two UDP ports: the lower port tells first, as in Wireshark. */
  udpTunnel(source: number, destination: number): Dissector | undefined {
    const low = Math.min(source, destination);
    if (low < MIN_TUNNEL_PORT) return undefined;
    const { udpPorts } = this.tables;
    return udpPorts.get(low) ?? udpPorts.get(Math.max(source, destination));
  }

  /** Hands on to a dissector, unless the packet has more layers than any real one. */
  follow(dissector: Dissector, offset: number): void {
    if (this.#layers++ < MAX_LAYERS) dissector(this, offset);
  }

  /** Hands on to what a reassembled datagram carries, of which `head` holds the first bytes up to `end`. */
  reassembled(head: Uint8Array, end: number, protocol: number): void {
    const { bytes, end: endOfFragment } = this;
    this.bytes = head;
    this.end = end;
    this.ipProtocol(protocol, 0);
    this.bytes = bytes;
    this.end = endOfFragment;
  }

  /** Hands on to the dissector of a packet that another one quotes: its layers do not count as repeated. */
  quote(dissector: Dissector, offset: number): void {
    const met = this.#met;
    this.#met = 0;
    this.follow(dissector, offset);
    this.#met = met;
  }
}
