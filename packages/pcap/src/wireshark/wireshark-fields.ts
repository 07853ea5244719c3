import { NANOSECONDS_PER_SECOND } from '../batch/duration.js';
import {
  type FieldName,
  FieldSet,
  type IP_FIELDS,
  type MAC_FIELDS,
  type NumberFieldName,
} from '../batch/fields.js';
import type { PacketBatch } from '../batch/packet-batch.js';
import { PROTOCOL_NAMES, Protocol } from '../batch/protocols.js';

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
  field('frame.time_epoch', 'frameTime', (packets, row) =>
    fixedSeconds(packets.timeSeconds[row], packets.timeNanoseconds[row]),
  ),
  field('frame.time_delta_displayed', 'frameTime', (packets, row) =>
    fixedSeconds(packets.timeDeltaSeconds[row], packets.timeDeltaNanoseconds[row]),
  ),
  { name: 'frame.protocols', format: protocols },
  decimal('icmp.code', 'icmpCode'),
  hexadecimal('gre.proto', 'greProto', 4),
  ip('ip.src', 'ipSrc'),
  ip('ip.src_host', 'ipSrc'),
  ip('ip.dst', 'ipDst'),
  ip('ip.dst_host', 'ipDst'),
  hexadecimal('ip.dsfield', 'ipDsfield', 2),
  field('ip.flags', 'ipFlags', (packets, row) => hex(packets.ipFlags[row] >> 13, 2)),
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
  return field(name, column, (packets, row) => String(packets[column][row]));
}

function hexadecimal(name: string, column: NumberFieldName, digits: 2 | 4): WiresharkField {
  return field(name, column, (packets, row) => hex(packets[column][row], digits));
}

function mac(name: string, column: (typeof MAC_FIELDS)[number]): WiresharkField {
  return field(name, column, (packets, row) => packets.macs.text(packets[column][row]));
}

function ip(name: string, column: (typeof IP_FIELDS)[number]): WiresharkField {
  return field(name, column, (packets, row) => packets.ips.text(packets[column][row]));
}

/** A field that is empty where the packet lacks it. */
function field(name: string, column: FieldName, present: WiresharkField['format']): WiresharkField {
  const set = new FieldSet(column);
  return {
    name,
    format: (packets, row) => (packets.hasAll(row, set) ? present(packets, row) : ''),
  };
}

function protocols(packets: PacketBatch, row: number): string {
  return protocolsText(packets.protocols[row]);
}

/** Packets have few sets of layers, and each has one text. */
const PROTOCOL_TEXTS = new Map<number, string>();
/** A hostile capture may have all of them. */
const MOST_PROTOCOL_TEXTS = 4096;

function protocolsText(found: number): string {
  const known = PROTOCOL_TEXTS.get(found);
  if (known !== undefined) return known;
  const text = PROTOCOL_NAMES.filter((name) => (found & Protocol[name]) !== 0).join(':');
  if (PROTOCOL_TEXTS.size < MOST_PROTOCOL_TEXTS) PROTOCOL_TEXTS.set(found, text);
  return text;
}

/** The two digits of every byte. */
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function hex(value: number, digits: 2 | 4): string {
  return digits === 2 ? `0x${HEX[value]}` : `0x${HEX[value >> 8]}${HEX[value & 0xff]}`;
}

/** Nine decimals; seconds and nanoseconds have the same sign. */
function fixedSeconds(seconds: number, nanoseconds: number): string {
  const sign = seconds < 0 || nanoseconds < 0 ? '-' : '';
  const decimals = String(NANOSECONDS_PER_SECOND + Math.abs(nanoseconds)).slice(1);
  return `${sign}${Math.abs(seconds)}.${decimals}`;
}
