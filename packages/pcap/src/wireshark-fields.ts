import type { IP_FIELDS, MAC_FIELDS, NumberFieldName } from './header-columns.js';
import type { PacketBatch } from './packet-batch.js';
import { PROTOCOL_NAMES, Protocol } from './protocols.js';

/** A field as Wireshark names and prints it. */
export interface WiresharkField {
  /** Wireshark's name, such as `ip.dsfield`. */
  readonly name: string;
  /** The text that tshark prints for packet `row`; empty if the packet lacks the field. */
  readonly format: (packets: PacketBatch, row: number) => string;
}

/**
 * The thirty fields that NetworkML 0.6.10 reads, in the order of its packet table, in the formats of tshark 4.0.
 *
 * `ip.flags` is the three-bit value that tshark prints since version 4; of `frame.protocols` the layers that are
 * found in headers are named.
 */
export const WIRESHARK_FIELDS: readonly WiresharkField[] = [
  decimal('arp.opcode', 'arpOpcode'),
  mac('eth.src', 'ethSrc'),
  mac('eth.dst', 'ethDst'),
  hexadecimal('eth.type', 'ethType', 4),
  { name: 'frame.len', format: (packets, row) => String(packets.frameLen[row]) },
  { name: 'frame.time_epoch', format: timeEpoch },
  { name: 'frame.time_delta_displayed', format: timeDelta },
  { name: 'frame.protocols', format: protocols },
  decimal('icmp.code', 'icmpCode'),
  hexadecimal('gre.proto', 'greProto', 4),
  ip('ip.src', 'ipSrc'),
  ip('ip.src_host', 'ipSrc'),
  ip('ip.dst', 'ipDst'),
  ip('ip.dst_host', 'ipDst'),
  hexadecimal('ip.dsfield', 'ipDsfield', 2),
  { name: 'ip.flags', format: ipFlags },
  decimal('ip.proto', 'ipProto'),
  decimal('ip.version', 'ipVersion'),
  decimal('icmpv6.code', 'icmpv6Code'),
  ip('ipv6.src', 'ipv6Src'),
  ip('ipv6.src_host', 'ipv6Src'),
  ip('ipv6.dst', 'ipv6Dst'),
  ip('ipv6.dst_host', 'ipv6Dst'),
  hexadecimal('tcp.flags', 'tcpFlags', 4),
  decimal('tcp.srcport', 'tcpSrcport'),
  decimal('tcp.dstport', 'tcpDstport'),
  decimal('udp.srcport', 'udpSrcport'),
  decimal('udp.dstport', 'udpDstport'),
  hexadecimal('vlan.etype', 'vlanEtype', 4),
  decimal('vlan.id', 'vlanId'),
];

function decimal(name: string, column: NumberFieldName): WiresharkField {
  return { name, format: (packets, row) => (packets.has(row, column) ? String(packets[column][row]) : '') };
}

function hexadecimal(name: string, column: NumberFieldName, digits: number): WiresharkField {
  return {
    name,
    format: (packets, row) => (packets.has(row, column) ? hex(packets[column][row], digits) : ''),
  };
}

function mac(name: string, column: (typeof MAC_FIELDS)[number]): WiresharkField {
  return {
    name,
    format: (packets, row) => (packets.has(row, column) ? packets.macs.text(packets[column][row]) : ''),
  };
}

function ip(name: string, column: (typeof IP_FIELDS)[number]): WiresharkField {
  return {
    name,
    format: (packets, row) => (packets.has(row, column) ? packets.ips.text(packets[column][row]) : ''),
  };
}

function ipFlags(packets: PacketBatch, row: number): string {
  return packets.has(row, 'ipFlags') ? hex(packets.ipFlags[row] >> 13, 2) : '';
}

function timeEpoch(packets: PacketBatch, row: number): string {
  if (!packets.has(row, 'frameTime')) return '';
  return fixedSeconds(packets.timeSeconds[row], packets.timeNanoseconds[row]);
}

function timeDelta(packets: PacketBatch, row: number): string {
  if (!packets.has(row, 'frameTime')) return '';
  return fixedSeconds(packets.timeDeltaSeconds[row], packets.timeDeltaNanoseconds[row]);
}

function protocols(packets: PacketBatch, row: number): string {
  const found = packets.protocols[row];
  return PROTOCOL_NAMES.filter((name) => (found & Protocol[name]) !== 0).join(':');
}

function hex(value: number, digits: number): string {
  return `0x${value.toString(16).padStart(digits, '0')}`;
}

/** Nine decimals; seconds and nanoseconds have the same sign. */
function fixedSeconds(seconds: number, nanoseconds: number): string {
  const sign = seconds < 0 || nanoseconds < 0 ? '-' : '';
  return `${sign}${Math.abs(seconds)}.${String(Math.abs(nanoseconds)).padStart(9, '0')}`;
}
