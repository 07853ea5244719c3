import { type FieldName, FieldSet } from '../../batch/fields.js';
import type { PacketBatch } from '../../batch/packet-batch.js';
import { ipv4In, ipv6In, macIn, numberIn } from './field-values.js';
import type { PacketRecord } from './packet-record.js';
import { tcpOptionKinds } from './tcp-option-kinds.js';

/** Name of a field that is a column. */
type ColumnName = Exclude<FieldName, 'frameTime'>;

/** The value that a column has of a packet: undefined if the packet lacks it. Addresses are indices of the batch. */
type ColumnReader = (record: PacketRecord, batch: PacketBatch) => number | undefined;

/** Every column, and the Wireshark field that it is read from. */
const COLUMNS: Readonly<Record<ColumnName, ColumnReader>> = {
  ethSrc: field('eth.src', macIn),
  ethDst: field('eth.dst', macIn),
  ethType: field('eth.type', numberIn),
  vlanId: field('vlan.id', numberIn),
  vlanEtype: field('vlan.etype', numberIn),
  arpOpcode: field('arp.opcode', numberIn),
  arpSrcProtoIpv4: field('arp.src.proto_ipv4', ipv4In),
  arpDstProtoIpv4: field('arp.dst.proto_ipv4', ipv4In),
  ipVersion: field('ip.version', numberIn),
  ipHdrLen: field('ip.hdr_len', numberIn),
  ipDsfield: field('ip.dsfield', numberIn),
  ipLen: field('ip.len', numberIn),
  ipId: field('ip.id', numberIn),
  ipFlags: flagsAndFragmentOffset,
  ipTtl: field('ip.ttl', numberIn),
  ipProto: field('ip.proto', numberIn),
  ipSrc: field('ip.src', ipv4In),
  ipDst: field('ip.dst', ipv4In),
  ipv6Tclass: field('ipv6.tclass', numberIn),
  ipv6Flow: field('ipv6.flow', numberIn),
  ipv6Plen: field('ipv6.plen', numberIn),
  ipv6Nxt: field('ipv6.nxt', numberIn),
  ipv6Hlim: field('ipv6.hlim', numberIn),
  ipv6Src: field('ipv6.src', ipv6In),
  ipv6Dst: field('ipv6.dst', ipv6In),
  icmpType: field('icmp.type', numberIn),
  icmpCode: field('icmp.code', numberIn),
  icmpv6Type: field('icmpv6.type', numberIn),
  icmpv6Code: field('icmpv6.code', numberIn),
  igmpType: field('igmp.type', numberIn),
  greProto: field('gre.proto', numberIn),
  tcpSrcport: field('tcp.srcport', numberIn),
  tcpDstport: field('tcp.dstport', numberIn),
  tcpSeqRaw: field('tcp.seq_raw', numberIn),
  tcpAckRaw: field('tcp.ack_raw', numberIn),
  tcpFlags: field('tcp.flags', numberIn),
  tcpWindowSizeValue: field('tcp.window_size_value', numberIn),
  tcpLen: field('tcp.len', numberIn),
  tcpOptionKind: tcpOptionKinds,
  tcpOptionsMssVal: field('tcp.options.mss_val', numberIn),
  tcpOptionsWscaleShift: field('tcp.options.wscale.shift', numberIn),
  tcpOptionsSackCount: field('tcp.options.sack.count', numberIn),
  tcpOptionsTimestampTsval: field('tcp.options.timestamp.tsval', numberIn),
  tcpOptionsTimestampTsecr: field('tcp.options.timestamp.tsecr', numberIn),
  udpSrcport: field('udp.srcport', numberIn),
  udpDstport: field('udp.dstport', numberIn),
  udpLength: field('udp.length', numberIn),
  sctpSrcport: field('sctp.srcport', numberIn),
  sctpDstport: field('sctp.dstport', numberIn),
};

const NAMES = Object.keys(COLUMNS) as readonly ColumnName[];

/** Fills the columns of a row from a record. Fields that come together are there if all of them are. */
export function fillColumns(batch: PacketBatch, row: number, record: PacketRecord): void {
  const found: FieldName[] = batch.has(row, 'frameTime') ? ['frameTime'] : [];
  const missing: FieldName[] = [];
  for (const name of NAMES) {
    const value = COLUMNS[name](record, batch);
    if (value === undefined) missing.push(name);
    else {
      batch[name][row] = value;
      found.push(name);
    }
  }
  batch.setPresent(row, new FieldSet(...found), new FieldSet(...missing));
}

/** What is printed otherwise than a field of its kind is absent. */
function field(name: string, read: (text: string, batch: PacketBatch) => number): ColumnReader {
  return ({ values }, batch) => {
    const text = values.get(name);
    if (text === undefined) return undefined;
    const value = read(text, batch);
    return Number.isNaN(value) ? undefined : value;
  };
}

/** Wireshark tells the two parts of the word apart; it counts the offset in the units of the header. */
function flagsAndFragmentOffset({ values }: PacketRecord): number | undefined {
  const flags = numberIn(values.get('ip.flags') ?? '');
  const offset = numberIn(values.get('ip.frag_offset') ?? '');
  const word = flags * 0x2000 + offset;
  return Number.isNaN(word) ? undefined : word;
}
