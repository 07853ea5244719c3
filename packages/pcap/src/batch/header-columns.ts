import { FIELD_CODES, type FieldName, type FieldSet, IP_FIELDS, MAC_FIELDS, WORD } from './fields.js';
import { Protocol, type ProtocolName } from './protocols.js';

type Column = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

/** Columns of as many rows as they have room for. */
abstract class Columns {
  #columns: readonly Column[] | undefined;

  /** @param capacity most packets that the columns can hold */
  constructor(readonly capacity: number) {}

  /** Copies a row out of columns of this class, or of one that extends it. @internal */
  copyRow(from: Columns, row: number): void {
    const sources = from.#all();
    const targets = this.#all();
    for (let i = 0; i < targets.length; i++) targets[i][row] = sources[i][row];
  }

  /** Copies the rows from `start` to `end`. @internal */
  copyRows(from: Columns, start: number, end: number): void {
    const sources = from.#all();
    this.#all().forEach((target, i) => {
      target.set(sources[i].subarray(start, end), start);
    });
  }

  /** Every column in the order of its declaration: those of a class come before those of one that extends it. */
  #all(): readonly Column[] {
    this.#columns ??= Object.values(this).filter(isColumn);
    return this.#columns;
  }
}

function isColumn(value: unknown): value is Column {
  return ArrayBuffer.isView(value);
}

/** Where a packet has no such address: the index of none, so that to ask a table for it is an error. */
const NO_ADDRESS = 0xffff_ffff;

function addressColumn(capacity: number): Uint32Array<ArrayBuffer> {
  return new Uint32Array(capacity).fill(NO_ADDRESS);
}

/**
 * The header fields of packets as columns: row `i` of every column belongs to packet `i`.
 *
 * Columns are named after their Wireshark fields in camel case (`ip.dsfield` is `ipDsfield`). A value counts only where
 * {@link HeaderColumns.has} says that the packet has the field.
 */
export class HeaderColumns extends Columns {
  /** Bits of `Field`: which of the fields below the packet has. @internal */
  readonly present = new Uint32Array(this.capacity);
  /** Bits of `MoreField`: which of the other fields it has. @internal */
  readonly presentMore = new Uint32Array(this.capacity);
  /** Bits of {@link Protocol}: the layers found in the packet. */
  readonly protocols = new Uint32Array(this.capacity);

  /** `eth.src`, index into the capture's MAC addresses. */
  readonly ethSrc = addressColumn(this.capacity);
  /** `eth.dst`, index into the capture's MAC addresses. */
  readonly ethDst = addressColumn(this.capacity);
  /** `eth.type`, absent for IEEE 802.3 frames, which have a length there. */
  readonly ethType = new Uint16Array(this.capacity);
  /** `vlan.id` of an IEEE 802.1Q tag. */
  readonly vlanId = new Uint16Array(this.capacity);
  /** `vlan.etype` of an IEEE 802.1Q tag. */
  readonly vlanEtype = new Uint16Array(this.capacity);

  /** `arp.opcode` (RFC 826). */
  readonly arpOpcode = new Uint16Array(this.capacity);
  /** `arp.src.proto_ipv4`, the sender's address, index into the capture's IP addresses. */
  readonly arpSrcProtoIpv4 = addressColumn(this.capacity);
  /** `arp.dst.proto_ipv4`, the target's address, index into the capture's IP addresses. */
  readonly arpDstProtoIpv4 = addressColumn(this.capacity);

  /** `ip.version`: 4 or 6, or what a packet with a wrong version says. */
  readonly ipVersion = new Uint8Array(this.capacity);
  /** `ip.hdr_len`, bytes of the IPv4 header: more than 20 if it has options. */
  readonly ipHdrLen = new Uint8Array(this.capacity);
  /** `ip.dsfield`: DSCP and ECN of the IPv4 header (RFC 2474, RFC 3168). */
  readonly ipDsfield = new Uint8Array(this.capacity);
  /** `ip.len`, bytes of the IPv4 packet as its header says; where segmentation offload has left a 0 there, as many as follow. */
  readonly ipLen = new Uint32Array(this.capacity);
  /** `ip.id` (RFC 6864). */
  readonly ipId = new Uint16Array(this.capacity);
  /** Flags and fragment offset of the IPv4 header as one 16-bit word (RFC 791); Wireshark's `ip.flags` is its top three bits. */
  readonly ipFlags = new Uint16Array(this.capacity);
  /** `ip.ttl`, hops that the packet had left. */
  readonly ipTtl = new Uint8Array(this.capacity);
  /** `ip.proto` of the IPv4 header. */
  readonly ipProto = new Uint8Array(this.capacity);
  /** `ip.src`, index into the capture's IP addresses. */
  readonly ipSrc = addressColumn(this.capacity);
  /** `ip.dst`, index into the capture's IP addresses. */
  readonly ipDst = addressColumn(this.capacity);

  /** `ipv6.tclass`: DSCP and ECN of the IPv6 header. */
  readonly ipv6Tclass = new Uint8Array(this.capacity);
  /** `ipv6.flow`, the flow label (RFC 6437). */
  readonly ipv6Flow = new Uint32Array(this.capacity);
  /** `ipv6.plen`, bytes behind the IPv6 header; 0 for a jumbogram, or if segmentation offload has left it so. */
  readonly ipv6Plen = new Uint16Array(this.capacity);
  /** `ipv6.nxt`, IP protocol number of the header that follows. */
  readonly ipv6Nxt = new Uint8Array(this.capacity);
  /** `ipv6.hlim`, hops that the packet had left. */
  readonly ipv6Hlim = new Uint8Array(this.capacity);
  /** `ipv6.src`, index into the capture's IP addresses. */
  readonly ipv6Src = addressColumn(this.capacity);
  /** `ipv6.dst`, index into the capture's IP addresses. */
  readonly ipv6Dst = addressColumn(this.capacity);

  /** `icmp.type` (RFC 792). */
  readonly icmpType = new Uint8Array(this.capacity);
  /** `icmp.code` (RFC 792). */
  readonly icmpCode = new Uint8Array(this.capacity);
  /** `icmpv6.type` (RFC 4443). */
  readonly icmpv6Type = new Uint8Array(this.capacity);
  /** `icmpv6.code` (RFC 4443). */
  readonly icmpv6Code = new Uint8Array(this.capacity);
  /** `igmp.type` (RFC 3376). */
  readonly igmpType = new Uint8Array(this.capacity);
  /** `gre.proto` (RFC 2784). */
  readonly greProto = new Uint16Array(this.capacity);

  /** `tcp.srcport`. */
  readonly tcpSrcport = new Uint16Array(this.capacity);
  /** `tcp.dstport`. */
  readonly tcpDstport = new Uint16Array(this.capacity);
  /** `tcp.seq_raw`, sequence number. */
  readonly tcpSeqRaw = new Uint32Array(this.capacity);
  /** `tcp.ack_raw`, acknowledgment number; it counts only with the ACK flag. */
  readonly tcpAckRaw = new Uint32Array(this.capacity);
  /** `tcp.flags`: twelve bits, FIN lowest, the reserved ones included (RFC 9293). */
  readonly tcpFlags = new Uint16Array(this.capacity);
  /** `tcp.window_size_value`, bytes before scaling. */
  readonly tcpWindowSizeValue = new Uint16Array(this.capacity);
  /** `tcp.len`, bytes of the segment's payload as the headers tell; absent in a quoted packet and in a mere fragment. */
  readonly tcpLen = new Uint32Array(this.capacity);
  /**
   * `tcp.option_kind` of the first eight options, four bits each, the first lowest: the kind, or 14 for the end of the
   * list, which is repeated as padding, 15 for a kind above 13; 0 behind the last option. A header without options has
   * it too.
   */
  readonly tcpOptionKind = new Uint32Array(this.capacity);
  /** `tcp.options.mss_val`, bytes (RFC 9293). */
  readonly tcpOptionsMssVal = new Uint16Array(this.capacity);
  /** `tcp.options.wscale.shift` (RFC 7323). */
  readonly tcpOptionsWscaleShift = new Uint8Array(this.capacity);
  /** `tcp.options.sack.count`, blocks that are acknowledged selectively (RFC 2018). */
  readonly tcpOptionsSackCount = new Uint8Array(this.capacity);
  /** `tcp.options.timestamp.tsval` (RFC 7323). */
  readonly tcpOptionsTimestampTsval = new Uint32Array(this.capacity);
  /** `tcp.options.timestamp.tsecr` (RFC 7323). */
  readonly tcpOptionsTimestampTsecr = new Uint32Array(this.capacity);

  /** `udp.srcport`. */
  readonly udpSrcport = new Uint16Array(this.capacity);
  /** `udp.dstport`. */
  readonly udpDstport = new Uint16Array(this.capacity);
  /** `udp.length`, bytes of header and payload as the header says. */
  readonly udpLength = new Uint16Array(this.capacity);
  /** `sctp.srcport` (RFC 9260). */
  readonly sctpSrcport = new Uint16Array(this.capacity);
  /** `sctp.dstport` (RFC 9260). */
  readonly sctpDstport = new Uint16Array(this.capacity);

  /** Takes the addresses from the rows before `end`, so that none is taken for that of a packet without one. @internal */
  clearAddresses(end: number): void {
    for (const name of MAC_FIELDS) this[name].fill(NO_ADDRESS, 0, end);
    for (const name of IP_FIELDS) this[name].fill(NO_ADDRESS, 0, end);
  }

  /** True if packet `row` has the field. */
  has(row: number, field: FieldName): boolean {
    const code = FIELD_CODES[field];
    return (((code < WORD ? this.present : this.presentMore)[row] >>> (code & (WORD - 1))) & 1) !== 0;
  }

  /** True if packet `row` has every field of the set. In a loop this is faster than to ask for each by its name. */
  hasAll(row: number, { bits, moreBits }: FieldSet): boolean {
    return (
      (this.present[row] & bits) === bits &&
      (moreBits === 0 || (this.presentMore[row] & moreBits) === moreBits)
    );
  }

  /** True if packet `row` has a field of the set. */
  hasAny(row: number, { bits, moreBits }: FieldSet): boolean {
    return (this.present[row] & bits) !== 0 || (moreBits !== 0 && (this.presentMore[row] & moreBits) !== 0);
  }

  /** Notes which fields packet `row` has: some, without others, which may share a bit with them. @internal */
  setPresent(row: number, found: FieldSet, missing: FieldSet): void {
    this.present[row] = found.bits & ~missing.bits;
    this.presentMore[row] = found.moreBits & ~missing.moreBits;
  }

  /** True if packet `row` has the layer. */
  hasLayer(row: number, layer: ProtocolName): boolean {
    return (this.protocols[row] & Protocol[layer]) !== 0;
  }
}
