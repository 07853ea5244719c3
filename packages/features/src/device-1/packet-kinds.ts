import { FieldSet, HEADER_LENGTHS, type HeaderColumns, Protocol } from '@networkml/pcap';
import { TCP_FLAG } from '../flow/tcp-teardown.js';
import type { MacScope } from '../headers/address-facts.js';
import type { AccumulatedGroup } from '../schema/feature-schema.js';
import { type PacketKind, packetShares, type Whole } from './packet-shares.js';
import type { ColumnName, HeaderTest, ValueTest } from './packet-test.js';

const ETHER_TYPE = { ipv4: 0x0800, arp: 0x0806, ipv6: 0x86dd, eapol: 0x888e } as const;
const ETHER_TYPES: readonly number[] = Object.values(ETHER_TYPE);
const ARP = { request: 1, reply: 2 } as const;
const DONT_FRAGMENT = 0x4000;
const MORE_FRAGMENTS_OR_OFFSET = 0x3fff;
const ECN_BITS = 2;
const ECN_MASK = 0b11;

const hasValue = (field: ColumnName, ...values: readonly number[]): ValueTest => ({
  fields: [field],
  accepts: (value) => values.includes(value),
});

const goesTo = (scope: MacScope): HeaderTest => ({
  present: new FieldSet('ethDst'),
  matches: (headers, row, addresses) => addresses.macScope(headers.ethDst[row]) === scope,
});

/** A request for the address that it comes from (RFC 5227: an announcement). */
function isArpAnnouncement(headers: HeaderColumns, row: number): boolean {
  return (
    headers.arpOpcode[row] === ARP.request &&
    headers.has(row, 'arpSrcProtoIpv4') &&
    headers.arpSrcProtoIpv4[row] === headers.arpDstProtoIpv4[row]
  );
}

const EVERY_PACKET: Whole = { definition: 'packets', test: { present: new FieldSet() } };

/** Who is spoken to, and in which protocols. */
export const packetKinds: AccumulatedGroup = packetShares(EVERY_PACKET, [
  {
    name: 'broadcast',
    definition: 'go to the broadcast MAC address',
    directions: ['out'],
    test: goesTo('broadcast'),
  },
  {
    name: 'multicast',
    definition: 'go to a multicast MAC address',
    directions: ['out'],
    test: goesTo('multicast'),
  },
  { name: 'ipv4', definition: 'are IPv4', test: { protocol: Protocol.ip } },
  { name: 'ipv6', definition: 'are IPv6', test: { protocol: Protocol.ipv6 } },
  { name: 'tcp', definition: 'are TCP', test: { protocol: Protocol.tcp } },
  { name: 'udp', definition: 'are UDP', test: { protocol: Protocol.udp } },
  { name: 'eapol', definition: 'are EAPOL (IEEE 802.1X)', test: hasValue('ethType', ETHER_TYPE.eapol) },
  { name: 'llc', definition: 'are IEEE 802.3 frames with LLC', test: { protocol: Protocol.llc } },
  {
    name: 'other_ethertype',
    definition: 'have an EtherType other than IPv4, IPv6, ARP and EAPOL',
    test: { fields: ['ethType'], accepts: (etherType) => !ETHER_TYPES.includes(etherType) },
  },
  {
    name: 'arp_request',
    definition: 'are ARP requests for an address of others',
    test: {
      present: new FieldSet('arpOpcode'),
      matches: (headers, row) => headers.arpOpcode[row] === ARP.request && !isArpAnnouncement(headers, row),
    },
  },
  {
    name: 'arp_announcement',
    definition: 'are ARP requests for the address that they come from',
    test: { present: new FieldSet('arpOpcode'), matches: isArpAnnouncement },
  },
  {
    name: 'arp_reply',
    definition: 'are ARP replies',
    test: hasValue('arpOpcode', ARP.reply),
  },
  { name: 'icmp_echo', definition: 'are ICMP echo requests or replies', test: hasValue('icmpType', 0, 8) },
  {
    name: 'icmp_unreachable',
    definition: 'are ICMP "destination unreachable"',
    test: hasValue('icmpType', 3),
  },
  {
    name: 'icmpv6_router_solicitation',
    definition: 'are ICMPv6 router solicitations',
    test: hasValue('icmpv6Type', 133),
  },
  {
    name: 'icmpv6_router_advertisement',
    definition: 'are ICMPv6 router advertisements',
    test: hasValue('icmpv6Type', 134),
  },
  {
    name: 'icmpv6_neighbor_solicitation',
    definition: 'are ICMPv6 neighbor solicitations',
    test: hasValue('icmpv6Type', 135),
  },
  {
    name: 'icmpv6_neighbor_advertisement',
    definition: 'are ICMPv6 neighbor advertisements',
    test: hasValue('icmpv6Type', 136),
  },
  {
    name: 'mldv1',
    definition: 'are MLDv1 reports or leave messages (RFC 2710)',
    test: hasValue('icmpv6Type', 131, 132),
  },
  { name: 'mldv2', definition: 'are MLDv2 reports (RFC 3810)', test: hasValue('icmpv6Type', 143) },
  { name: 'igmp_query', definition: 'are IGMP queries', test: hasValue('igmpType', 0x11) },
  { name: 'igmpv1', definition: 'are IGMPv1 reports', test: hasValue('igmpType', 0x12) },
  { name: 'igmpv2', definition: 'are IGMPv2 reports', test: hasValue('igmpType', 0x16) },
  { name: 'igmp_leave', definition: 'are IGMP leave messages', test: hasValue('igmpType', 0x17) },
  { name: 'igmpv3', definition: 'are IGMPv3 reports', test: hasValue('igmpType', 0x22) },
]);

const hasTcpFlags = (mask: number, flags = mask): ValueTest => ({
  fields: ['tcpFlags'],
  accepts: (value) => (value & mask) === flags,
});

const SYN_AND_ACK = TCP_FLAG.syn | TCP_FLAG.ack;

/** Who opens connections, who answers, and how they end. */
export const tcpSegmentKinds: AccumulatedGroup = packetShares(
  { definition: 'TCP segments', test: { protocol: Protocol.tcp } },
  [
    {
      name: 'tcp_syn',
      definition: 'open a connection (SYN without ACK)',
      test: hasTcpFlags(SYN_AND_ACK, TCP_FLAG.syn),
    },
    {
      name: 'tcp_syn_ack',
      definition: 'accept a connection (SYN and ACK)',
      test: hasTcpFlags(SYN_AND_ACK),
    },
    { name: 'tcp_fin', definition: 'have FIN set', test: hasTcpFlags(TCP_FLAG.fin) },
    { name: 'tcp_rst', definition: 'have RST set', test: hasTcpFlags(TCP_FLAG.rst) },
    { name: 'tcp_psh', definition: 'have PSH set', test: hasTcpFlags(TCP_FLAG.psh) },
    {
      name: 'tcp_data',
      definition: 'carry data',
      test: { present: new FieldSet('tcpLen'), matches: (headers, row) => headers.tcpLen[row] > 0 },
    },
  ],
);

/** The byte of DSCP and ECN. */
const DS_FIELDS = ['ipv6Tclass', 'ipDsfield'] as const;

/** Differentiated services and congestion notification of IPv4 and IPv6. */
export const trafficClasses: AccumulatedGroup = packetShares(
  { definition: 'IP packets', test: { fields: DS_FIELDS } },
  [
    {
      name: 'dscp',
      definition: 'have a DSCP other than 0',
      directions: ['out'],
      test: { fields: DS_FIELDS, accepts: (field) => field >> ECN_BITS !== 0 },
    },
    {
      name: 'ecn',
      definition: 'have ECN bits set',
      directions: ['out'],
      test: { fields: DS_FIELDS, accepts: (field) => (field & ECN_MASK) !== 0 },
    },
  ],
);

const isIpv4Of = (protocol: number): HeaderTest => ({
  present: new FieldSet('ipFlags'),
  matches: (headers, row) => (headers.protocols[row] & protocol) !== 0,
});

const ipFlags = (bits: number): ValueTest => ({
  fields: ['ipFlags'],
  accepts: (value) => (value & bits) !== 0,
});

const dontFragment = (name: string): PacketKind => ({
  name,
  definition: 'must not be fragmented (DF)',
  directions: ['out'],
  test: ipFlags(DONT_FRAGMENT),
});

/** What the sender's IPv4 stack does. */
export const ipv4Stack: readonly AccumulatedGroup[] = [
  packetShares({ definition: 'TCP segments over IPv4', test: isIpv4Of(Protocol.tcp) }, [
    dontFragment('tcp_df'),
  ]),
  packetShares({ definition: 'UDP datagrams over IPv4', test: isIpv4Of(Protocol.udp) }, [
    dontFragment('udp_df'),
  ]),
  packetShares({ definition: 'IPv4 packets', test: { present: new FieldSet('ipFlags') } }, [
    {
      name: 'fragment',
      definition: 'are fragments',
      directions: ['out'],
      test: ipFlags(MORE_FRAGMENTS_OR_OFFSET),
    },
    {
      name: 'ip_options',
      definition: 'have IP options',
      directions: ['out'],
      test: { fields: ['ipHdrLen'], accepts: (length) => length > HEADER_LENGTHS.ipv4 },
    },
  ]),
];
