import type { AddressTable } from '../batch/address-table.js';
import type { PacketBatch } from '../batch/packet-batch.js';
import { Protocol } from '../batch/protocols.js';
import { Fragments } from '../network/fragments.js';

/** Reads one header at `offset` into the batch and hands on to the dissector of what follows. */
export type Dissector = (packet: Dissection, offset: number) => void;

/** Which dissector reads what a header announces. */
export interface DissectorTables {
  /** By EtherType (IEEE 802 numbers); undefined where there is none. */
  readonly etherTypes: readonly (Dissector | undefined)[];
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

/** What nearly all packets are: an EtherType and two IP protocols. */
const USUAL = { IPV4: 0x0800, TCP: 6, UDP: 17 } as const;

/** The layers that say between whom a packet goes. */
const NETWORK = Protocol.ip | Protocol.ipv6;
const ADDRESSED = Protocol.eth | NETWORK;

/**
 * The packet under dissection: its bytes, how far they go, and the row of the batch that its fields are written to.
 * One object serves all packets of a capture.
 */
export class Dissection {
  /** Bytes that hold the packet; valid from the packet's start to `end`. */
  view: DataView = new DataView(new ArrayBuffer(0));
  /** Where the readable bytes of the current layer end: the captured bytes, cut by the length fields passed so far. */
  end = 0;
  /** Where the current layer ends on the wire: beyond `end` if the capture holds less of it. */
  endOnWire = 0;
  /** False if the length field passed last says that the current layer ends beyond the readable bytes. */
  whole = true;
  /** False within what is quoted or a mere fragment: where what it holds ends on the wire is not known. */
  endIsKnown = true;
  row = 0;
  /** Bits of `Field` and of `MoreField`: which fields have been written. */
  present = 0;
  presentMore = 0;
  readonly fragments = new Fragments();
  /** Bits of `Protocol`: the layers found. */
  #protocols = 0;
  /** Layers met so far among those that are not quoted inside another: bits of `Protocol`. */
  #met = 0;
  #layers = 0;

  constructor(
    readonly batch: PacketBatch,
    readonly macs: AddressTable,
    readonly ips: AddressTable,
    readonly tables: DissectorTables,
  ) {}

  /**
   * Dissects the packet in `view` from `start` to `end`, on the wire to `endOnWire`, into a row.
   *
   * @returns bits of `Protocol`: the layers found
   */
  dissect(
    dissector: Dissector,
    view: DataView,
    start: number,
    end: number,
    endOnWire: number,
    row: number,
  ): number {
    this.view = view;
    this.end = end;
    this.endOnWire = endOnWire;
    this.whole = true;
    this.endIsKnown = true;
    this.row = row;
    this.present = this.batch.present[row];
    this.presentMore = 0;
    this.#protocols = 0;
    this.#met = 0;
    this.#layers = 1;
    dissector(this, start);
    this.#write();
    return this.#protocols;
  }

  /**
   * Notes a layer. Where the same layer was met before, its fields are forgotten first: the last occurrence counts,
   * also for what it lacks. Where it is the header of a tunnelled packet, what was found so far is kept as the packet's
   * own headers.
   *
   * @param fields bits of `Field` that the layer brings, `moreFields` those of `MoreField`
   * @returns false if the layer was met before
   */
  enter(layer: number, fields: number, moreFields = 0): boolean {
    const met = this.#met;
    this.#met = met | layer;
    if ((layer & ADDRESSED) !== 0 && (met & (NETWORK | (layer & Protocol.eth))) !== 0) this.#keepOutermost();
    this.#protocols |= layer;
    if ((met & layer) === 0) return true;
    this.present &= ~fields;
    this.presentMore &= ~moreFields;
    return false;
  }

  #keepOutermost(): void {
    this.#write();
    this.batch.keepOutermost(this.row);
  }

  #write(): void {
    this.batch.present[this.row] = this.present;
    this.batch.presentMore[this.row] = this.presentMore;
    this.batch.protocols[this.row] = this.#protocols;
  }

  /** True if `length` bytes from `offset` on can be read. */
  fits(offset: number, length: number): boolean {
    return offset + length <= this.end;
  }

  /** Cuts the readable bytes where a length field says that the current layer ends. */
  limit(end: number): void {
    this.whole = end <= this.end;
    if (this.whole) this.end = end;
    if (end < this.endOnWire) this.endOnWire = end;
  }

  /** The byte at `offset`, which must fit. */
  uint8(offset: number): number {
    return this.view.getUint8(offset);
  }

  /** The 16-bit big-endian number at `offset`, which must fit. */
  uint16(offset: number): number {
    return this.view.getUint16(offset);
  }

  /** The 32-bit big-endian number at `offset`, which must fit. */
  uint32(offset: number): number {
    return this.view.getUint32(offset);
  }

  /** Hands on to the dissector of an EtherType; an unknown one ends the dissection. */
  etherType(type: number, offset: number): void {
    const dissector = this.tables.etherTypes[type];
    if (dissector === undefined || this.#layers++ >= MAX_LAYERS) return;
    // The engine optimizes each call by where it stands: nearly all packets take the first.
    if (type === USUAL.IPV4) dissector(this, offset);
    else dissector(this, offset);
  }

  /** Hands on to the dissector of an IP protocol; an unknown one ends the dissection. */
  ipProtocol(protocol: number, offset: number): void {
    const dissector = this.tables.ipProtocols[protocol];
    if (dissector === undefined || this.#layers++ >= MAX_LAYERS) return;
    if (protocol === USUAL.TCP) dissector(this, offset);
    else if (protocol === USUAL.UDP) dissector(this, offset);
    else dissector(this, offset);
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

  /** Hands on to what a reassembled datagram of `length` bytes carries, of which `head` holds the first up to `end`. */
  reassembled(head: DataView, end: number, length: number, protocol: number): void {
    const { view, end: endOfFragment, endOnWire } = this;
    this.view = head;
    this.end = end;
    this.endOnWire = length;
    this.ipProtocol(protocol, 0);
    this.view = view;
    this.end = endOfFragment;
    this.endOnWire = endOnWire;
  }

  /** Hands on to the dissector of a packet that another one quotes: its layers do not count as repeated. */
  quote(dissector: Dissector, offset: number): void {
    this.#keepOutermost();
    const met = this.#met;
    const { endIsKnown } = this;
    this.#met = 0;
    this.endIsKnown = false;
    this.follow(dissector, offset);
    this.endIsKnown = endIsKnown;
    this.#met = met;
  }
}
