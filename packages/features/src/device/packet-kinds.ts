import { type HeaderColumns, Protocol } from '@networkml/pcap';
import { dsField } from '../flow/header-counts.js';
import { TCP_FLAG } from '../flow/tcp-teardown.js';
import type { FeatureGroup } from '../schema/feature-schema.js';
import { type PacketKind, type PacketTest, packetShares, type Whole } from './packet-shares.js';

const ETHER_TYPE = { ipv4: 0x0800, arp: 0x0806, ipv6: 0x86dd, eapol: 0x888e } as const;
const ETHER_TYPES: readonly number[] = Object.values(ETHER_TYPE);
const ARP = { request: 1, reply: 2 } as const;
const DONT_FRAGMENT = 0x4000;
const MORE_FRAGMENTS_OR_OFFSET = 0x3fff;
const IPV4_HEADER_LENGTH = 20;
const ECN_BITS = 2;
const ECN_MASK = 0b11;

const hasEtherType =
  (etherType: number): PacketTest =>
  (headers, row) =>
    headers.has(row, 'ethType') && headers.ethType[row] === etherType;

const hasProtocol =
  (protocol: number): PacketTest =>
  (headers, row) =>
    (headers.protocols[row] & protocol) !== 0;

const hasIcmpType =
  (...types: readonly number[]): PacketTest =>
  (headers, row) =>
    headers.has(row, 'icmpType') && types.includes(headers.icmpType[row]);

const hasIcmpv6Type =
  (...types: readonly number[]): PacketTest =>
  (headers, row) =>
    headers.has(row, 'icmpv6Type') && types.includes(headers.icmpv6Type[row]);

const hasIgmpType =
  (type: number): PacketTest =>
  (headers, row) =>
    headers.has(row, 'igmpType') && headers.igmpType[row] === type;

function isArp(headers: HeaderColumns, row: number, opcode: number): boolean {
  return headers.has(row, 'arpOpcode') && headers.arpOpcode[row] === opcode;
}

/** A request for the address that it comes from (RFC 5227: an announcement). */
function isArpAnnouncement(headers: HeaderColumns, row: number): boolean {
  return (
    isArp(headers, row, ARP.request) &&
    headers.has(row, 'arpSrcProtoIpv4') &&
    headers.arpSrcProtoIpv4[row] === headers.arpDstProtoIpv4[row]
  );
}

const EVERY_PACKET: Whole = { definition: 'packets', matches: () => true };

/** Who is spoken to, and in which protocols. */
export const packetKinds: FeatureGroup = packetShares(EVERY_PACKET, [
  {
    name: 'broadcast',
    definition: 'go to the broadcast MAC address',
    directions: ['out'],
    matches: (headers, row, _packets, addresses) =>
      headers.has(row, 'ethDst') && addresses.macScope(headers.ethDst[row]) === 'broadcast',
  },
  {
    name: 'multicast',
    definition: 'go to a multicast MAC address',
    directions: ['out'],
    matches: (headers, row, _packets, addresses) =>
      headers.has(row, 'ethDst') && addresses.macScope(headers.ethDst[row]) === 'multicast',
  },
  { name: 'ipv4', definition: 'are IPv4', matches: hasProtocol(Protocol.ip) },
  { name: 'ipv6', definition: 'are IPv6', matches: hasProtocol(Protocol.ipv6) },
  { name: 'tcp', definition: 'are TCP', matches: hasProtocol(Protocol.tcp) },
  { name: 'udp', definition: 'are UDP', matches: hasProtocol(Protocol.udp) },
  { name: 'eapol', definition: 'are EAPOL (IEEE 802.1X)', matches: hasEtherType(ETHER_TYPE.eapol) },
  { name: 'llc', definition: 'are IEEE 802.3 frames with LLC', matches: hasProtocol(Protocol.llc) },
  {
    name: 'other_ethertype',
    definition: 'have an EtherType other than IPv4, IPv6, ARP and EAPOL',
    matches: (headers, row) => headers.has(row, 'ethType') && !ETHER_TYPES.includes(headers.ethType[row]),
  },
  {
    name: 'arp_request',
    definition: 'are ARP requests for an address of others',
    matches: (headers, row) => isArp(headers, row, ARP.request) && !isArpAnnouncement(headers, row),
  },
  {
    name: 'arp_announcement',
    definition: 'are ARP requests for the address that they come from',
    matches: isArpAnnouncement,
  },
  {
    name: 'arp_reply',
    definition: 'are ARP replies',
    matches: (headers, row) => isArp(headers, row, ARP.reply),
  },
  { name: 'icmp_echo', definition: 'are ICMP echo requests or replies', matches: hasIcmpType(0, 8) },
  { name: 'icmp_unreachable', definition: 'are ICMP "destination unreachable"', matches: hasIcmpType(3) },
  {
    name: 'icmpv6_router_solicitation',
    definition: 'are ICMPv6 router solicitations',
    matches: hasIcmpv6Type(133),
  },
  {
    name: 'icmpv6_router_advertisement',
    definition: 'are ICMPv6 router advertisements',
    matches: hasIcmpv6Type(134),
  },
  {
    name: 'icmpv6_neighbor_solicitation',
    definition: 'are ICMPv6 neighbor solicitations',
    matches: hasIcmpv6Type(135),
  },
  {
    name: 'icmpv6_neighbor_advertisement',
    definition: 'are ICMPv6 neighbor advertisements',
    matches: hasIcmpv6Type(136),
  },
  {
    name: 'mldv1',
    definition: 'are MLDv1 reports or leave messages (RFC 2710)',
    matches: hasIcmpv6Type(131, 132),
  },
  { name: 'mldv2', definition: 'are MLDv2 reports (RFC 3810)', matches: hasIcmpv6Type(143) },
  { name: 'igmp_query', definition: 'are IGMP queries', matches: hasIgmpType(0x11) },
  { name: 'igmpv1', definition: 'are IGMPv1 reports', matches: hasIgmpType(0x12) },
  { name: 'igmpv2', definition: 'are IGMPv2 reports', matches: hasIgmpType(0x16) },
  { name: 'igmp_leave', definition: 'are IGMP leave messages', matches: hasIgmpType(0x17) },
  { name: 'igmpv3', definition: 'are IGMPv3 reports', matches: hasIgmpType(0x22) },
]);

const hasTcpFlags =
  (mask: number, flags = mask): PacketTest =>
  (headers, row) =>
    headers.has(row, 'tcpFlags') && (headers.tcpFlags[row] & mask) === flags;

const SYN_AND_ACK = TCP_FLAG.syn | TCP_FLAG.ack;

/** Who opens connections, who answers, and how they end. */
export const tcpSegmentKinds: FeatureGroup = packetShares(
  { definition: 'TCP segments', matches: hasProtocol(Protocol.tcp) },
  [
    {
      name: 'tcp_syn',
      definition: 'open a connection (SYN without ACK)',
      matches: hasTcpFlags(SYN_AND_ACK, TCP_FLAG.syn),
    },
    {
      name: 'tcp_syn_ack',
      definition: 'accept a connection (SYN and ACK)',
      matches: hasTcpFlags(SYN_AND_ACK),
    },
    { name: 'tcp_fin', definition: 'have FIN set', matches: hasTcpFlags(TCP_FLAG.fin) },
    { name: 'tcp_rst', definition: 'have RST set', matches: hasTcpFlags(TCP_FLAG.rst) },
    { name: 'tcp_psh', definition: 'have PSH set', matches: hasTcpFlags(TCP_FLAG.psh) },
    {
      name: 'tcp_data',
      definition: 'carry data',
      matches: (headers, row) => headers.has(row, 'tcpLen') && headers.tcpLen[row] > 0,
    },
  ],
);

/** Differentiated services and congestion notification of IPv4 and IPv6. */
export const trafficClasses: FeatureGroup = packetShares(
  { definition: 'IP packets', matches: (headers, row) => dsField(headers, row) !== undefined },
  [
    {
      name: 'dscp',
      definition: 'have a DSCP other than 0',
      directions: ['out'],
      matches: (headers, row) => (dsField(headers, row) ?? 0) >> ECN_BITS !== 0,
    },
    {
      name: 'ecn',
      definition: 'have ECN bits set',
      directions: ['out'],
      matches: (headers, row) => ((dsField(headers, row) ?? 0) & ECN_MASK) !== 0,
    },
  ],
);

const isIpv4Of =
  (protocol: number): PacketTest =>
  (headers, row) =>
    headers.has(row, 'ipFlags') && (headers.protocols[row] & protocol) !== 0;

const dontFragment = (name: string): PacketKind => ({
  name,
  definition: 'must not be fragmented (DF)',
  directions: ['out'],
  matches: (headers, row) => (headers.ipFlags[row] & DONT_FRAGMENT) !== 0,
});

/** What the sender's IPv4 stack does. */
export const ipv4Stack: readonly FeatureGroup[] = [
  packetShares({ definition: 'TCP segments over IPv4', matches: isIpv4Of(Protocol.tcp) }, [
    dontFragment('tcp_df'),
  ]),
  packetShares({ definition: 'UDP datagrams over IPv4', matches: isIpv4Of(Protocol.udp) }, [
    dontFragment('udp_df'),
  ]),
  packetShares({ definition: 'IPv4 packets', matches: (headers, row) => headers.has(row, 'ipFlags') }, [
    {
      name: 'fragment',
      definition: 'are fragments',
      directions: ['out'],
      matches: (headers, row) => (headers.ipFlags[row] & MORE_FRAGMENTS_OR_OFFSET) !== 0,
    },
    {
      name: 'ip_options',
      definition: 'have IP options',
      directions: ['out'],
      matches: (headers, row) => headers.has(row, 'ipHdrLen') && headers.ipHdrLen[row] > IPV4_HEADER_LENGTH,
    },
  ]),
];
