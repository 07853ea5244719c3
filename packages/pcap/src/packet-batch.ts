import type { AddressTable } from './address-table.js';
import { durationInSeconds } from './duration.js';

/**
 * The header fields that a packet may or may not have: one bit each in {@link PacketBatch.present}.
 * A field is present if its bytes were captured; absent is never confused with 0.
 */
export const Field = {
  frameTime: 1 << 0,
  ethSrc: 1 << 1,
  ethDst: 1 << 2,
  ethType: 1 << 3,
  vlanId: 1 << 4,
  vlanEtype: 1 << 5,
  arpOpcode: 1 << 6,
  ipVersion: 1 << 7,
  ipDsfield: 1 << 8,
  ipFlags: 1 << 9,
  ipProto: 1 << 10,
  ipSrc: 1 << 11,
  ipDst: 1 << 12,
  ipv6Src: 1 << 13,
  ipv6Dst: 1 << 14,
  icmpCode: 1 << 15,
  icmpv6Code: 1 << 16,
  greProto: 1 << 17,
  tcpSrcport: 1 << 18,
  tcpDstport: 1 << 19,
  tcpFlags: 1 << 20,
  udpSrcport: 1 << 21,
  udpDstport: 1 << 22,
} as const;

/** Name of a field that may be absent. */
export type FieldName = keyof typeof Field;

/** Every column, in the order of the class. */
const COLUMNS = [
  'present',
  'protocols',
  'skipped',
  'timeSeconds',
  'timeNanoseconds',
  'timeDeltaSeconds',
  'timeDeltaNanoseconds',
  'frameLen',
  'frameCapLen',
  'ethSrc',
  'ethDst',
  'ethType',
  'vlanId',
  'vlanEtype',
  'arpOpcode',
  'ipVersion',
  'ipDsfield',
  'ipFlags',
  'ipProto',
  'ipSrc',
  'ipDst',
  'ipv6Src',
  'ipv6Dst',
  'icmpCode',
  'icmpv6Code',
  'greProto',
  'tcpSrcport',
  'tcpDstport',
  'tcpFlags',
  'udpSrcport',
  'udpDstport',
] as const;

/**
 * A few thousand packets as columns: row `i` of every column belongs to the batch's packet `i`.
 *
 * Columns are named after their Wireshark fields in camel case (`ip.dsfield` is `ipDsfield`). Where a packet has a
 * layer more than once (tunnels, quoted packets) a column holds the occurrence that Wireshark's JSON output shows
 * last, as NetworkML 0.6.10 saw it. A value counts only where its bit in `present` is set.
 *
 * A batch is borrowed: reading the next one overwrites it. Use {@link PacketBatch.copy} to keep it.
 */
export class PacketBatch {
  /** Number of packets in this batch; rows from here to `capacity` hold nothing. */
  length = 0;
  /** Number of the first packet within the capture, counted from 0. */
  firstPacket = 0;

  /** Bits of {@link Field}: which of the fields below the packet has. */
  readonly present: Uint32Array;
  /** Bits of {@link Protocol}: the layers found in the packet, tunnelled and quoted ones among them. */
  readonly protocols: Uint32Array;
  /** Index into {@link SKIP_REASONS}: 0 for a decoded packet. */
  readonly skipped: Uint8Array;

  /** `frame.time_epoch`, whole seconds since 1970-01-01 UTC. */
  readonly timeSeconds: Float64Array;
  /** `frame.time_epoch`, nanoseconds within the second, 0 to 999,999,999. */
  readonly timeNanoseconds: Uint32Array;
  /** `frame.time_delta_displayed`, whole seconds since the previous packet of the capture; may be negative. */
  readonly timeDeltaSeconds: Float64Array;
  /** `frame.time_delta_displayed`, nanoseconds beyond the seconds and of the same sign. */
  readonly timeDeltaNanoseconds: Int32Array;
  /** `frame.len`, bytes on the wire. */
  readonly frameLen: Uint32Array;
  /** `frame.cap_len`, bytes in the capture. */
  readonly frameCapLen: Uint32Array;

  /** `eth.src`, index into `macs`. */
  readonly ethSrc: Uint32Array;
  /** `eth.dst`, index into `macs`. */
  readonly ethDst: Uint32Array;
  /** `eth.type`, absent for IEEE 802.3 frames, which have a length there. */
  readonly ethType: Uint16Array;
  /** `vlan.id` of the innermost IEEE 802.1Q tag. */
  readonly vlanId: Uint16Array;
  /** `vlan.etype` of the innermost IEEE 802.1Q tag. */
  readonly vlanEtype: Uint16Array;
  /** `arp.opcode` (RFC 826). */
  readonly arpOpcode: Uint16Array;
  /** `ip.version`: 4 or 6, or what a packet with a wrong version says. */
  readonly ipVersion: Uint8Array;
  /** `ip.dsfield`: DSCP and ECN of the IPv4 header (RFC 2474, RFC 3168). */
  readonly ipDsfield: Uint8Array;
  /** Flags and fragment offset of the IPv4 header as one 16-bit word (RFC 791); Wireshark's `ip.flags` is its top three bits. */
  readonly ipFlags: Uint16Array;
  /** `ip.proto` of the IPv4 header. */
  readonly ipProto: Uint8Array;
  /** `ip.src`, index into `ips`. */
  readonly ipSrc: Uint32Array;
  /** `ip.dst`, index into `ips`. */
  readonly ipDst: Uint32Array;
  /** `ipv6.src`, index into `ips`. */
  readonly ipv6Src: Uint32Array;
  /** `ipv6.dst`, index into `ips`. */
  readonly ipv6Dst: Uint32Array;
  /** `icmp.code` (RFC 792). */
  readonly icmpCode: Uint8Array;
  /** `icmpv6.code` (RFC 4443). */
  readonly icmpv6Code: Uint8Array;
  /** `gre.proto` (RFC 2784). */
  readonly greProto: Uint16Array;
  /** `tcp.srcport`. */
  readonly tcpSrcport: Uint16Array;
  /** `tcp.dstport`. */
  readonly tcpDstport: Uint16Array;
  /** `tcp.flags`: twelve bits, FIN lowest, the reserved ones included (RFC 9293). */
  readonly tcpFlags: Uint16Array;
  /** `udp.srcport`. */
  readonly udpSrcport: Uint16Array;
  /** `udp.dstport`. */
  readonly udpDstport: Uint16Array;

  /**
   * @param capacity most packets that the batch can hold
   * @param macs the MAC addresses of the capture
   * @param ips the IPv4 and IPv6 addresses of the capture
   */
  constructor(
    readonly capacity: number,
    readonly macs: AddressTable,
    readonly ips: AddressTable,
  ) {
    this.present = new Uint32Array(capacity);
    this.protocols = new Uint32Array(capacity);
    this.skipped = new Uint8Array(capacity);
    this.timeSeconds = new Float64Array(capacity);
    this.timeNanoseconds = new Uint32Array(capacity);
    this.timeDeltaSeconds = new Float64Array(capacity);
    this.timeDeltaNanoseconds = new Int32Array(capacity);
    this.frameLen = new Uint32Array(capacity);
    this.frameCapLen = new Uint32Array(capacity);
    this.ethSrc = new Uint32Array(capacity);
    this.ethDst = new Uint32Array(capacity);
    this.ethType = new Uint16Array(capacity);
    this.vlanId = new Uint16Array(capacity);
    this.vlanEtype = new Uint16Array(capacity);
    this.arpOpcode = new Uint16Array(capacity);
    this.ipVersion = new Uint8Array(capacity);
    this.ipDsfield = new Uint8Array(capacity);
    this.ipFlags = new Uint16Array(capacity);
    this.ipProto = new Uint8Array(capacity);
    this.ipSrc = new Uint32Array(capacity);
    this.ipDst = new Uint32Array(capacity);
    this.ipv6Src = new Uint32Array(capacity);
    this.ipv6Dst = new Uint32Array(capacity);
    this.icmpCode = new Uint8Array(capacity);
    this.icmpv6Code = new Uint8Array(capacity);
    this.greProto = new Uint16Array(capacity);
    this.tcpSrcport = new Uint16Array(capacity);
    this.tcpDstport = new Uint16Array(capacity);
    this.tcpFlags = new Uint16Array(capacity);
    this.udpSrcport = new Uint16Array(capacity);
    this.udpDstport = new Uint16Array(capacity);
  }

  /** True if packet `row` has the field. */
  has(row: number, field: FieldName): boolean {
    return (this.present[row] & Field[field]) !== 0;
  }

  /** `frame.time_delta_displayed` of packet `row` in seconds, correctly rounded for gaps below 104 days. */
  timeDelta(row: number): number {
    return durationInSeconds(this.timeDeltaSeconds[row], this.timeDeltaNanoseconds[row]);
  }

  /** A batch of the same packets that stays valid; it shares the address tables, which only grow. */
  copy(): PacketBatch {
    const copy = new PacketBatch(this.length, this.macs, this.ips);
    copy.length = this.length;
    copy.firstPacket = this.firstPacket;
    for (const name of COLUMNS) copy[name].set(this[name].subarray(0, this.length));
    return copy;
  }
}
