import { FieldSet, type HeaderColumns } from '@networkml/pcap';
import { PacketNumbers } from '../headers/packet-numbers.js';

/** Protocols without ports by which a device shows what it is, and what they are in words. */
export const LINK_PROTOCOLS = {
  arp_request: 'ARP requests',
  arp_reply: 'ARP replies',
  lldp: 'LLDP',
  spanning_tree: 'spanning tree (STP, RSTP, PVST+)',
  cisco_discovery: 'CDP, VTP, DTP, PAgP or UDLD',
  slow_protocols: 'link aggregation and other slow protocols (IEEE 802.3, annex 57A)',
  registration: 'GARP or MRP registration',
  loop_detection: 'loop detection (Ethernet configuration testing)',
  profinet: 'PROFINET',
  ethercat: 'EtherCAT',
  substation: 'GOOSE or sampled values (IEC 61850)',
  powerlink: 'POWERLINK',
  homeplug: 'HomePlug',
  eapol: 'EAPOL',
  pppoe: 'PPPoE',
  precision_time: 'PTP',
  other_link: 'other protocols without IP',
  igmp_query: 'IGMP queries',
  igmp_report: 'IGMP reports',
  mld_query: 'MLD queries',
  mld_report: 'MLD reports',
  router_solicitation: 'IPv6 router solicitations',
  router_advertisement: 'IPv6 or IPv4 router advertisements',
  neighbor_discovery: 'IPv6 neighbour discovery',
  echo_request: 'pings',
  echo_reply: 'answers to pings',
  unreachable: 'ICMP "destination unreachable"',
  time_exceeded: 'ICMP "time exceeded"',
  redirect: 'ICMP redirects',
  ospf: 'OSPF',
  eigrp: 'EIGRP',
  vrrp: 'VRRP',
  pim: 'PIM',
  tunnel: 'tunnels (GRE, IPsec, IP in IP)',
} as const;

/** Name of a protocol without ports. */
export type LinkProtocol = keyof typeof LINK_PROTOCOLS;

/** The names of the protocols without ports, in their order. */
export const LINK_PROTOCOL_NAMES = Object.keys(LINK_PROTOCOLS) as readonly LinkProtocol[];

/** EtherTypes, IEEE's registry. */
const BY_ETHER_TYPE: Readonly<Record<number, LinkProtocol>> = {
  35020: 'lldp',
  34825: 'slow_protocols',
  35061: 'registration',
  35062: 'registration',
  36864: 'loop_detection',
  34962: 'profinet',
  35043: 'profinet',
  34980: 'ethercat',
  35000: 'substation',
  35001: 'substation',
  35002: 'substation',
  34987: 'powerlink',
  34939: 'homeplug',
  35041: 'homeplug',
  35090: 'homeplug',
  34958: 'eapol',
  34915: 'pppoe',
  34916: 'pppoe',
  35063: 'precision_time',
};

/** Groups that frames with a length instead of an EtherType are for (IEEE 802.1Q, Cisco). */
const BY_GROUP: Readonly<Record<string, LinkProtocol>> = {
  '01:80:c2:00:00:00': 'spanning_tree',
  '01:80:c2:00:00:08': 'spanning_tree',
  '01:00:0c:cc:cc:cd': 'spanning_tree',
  '01:00:0c:cc:cc:cc': 'cisco_discovery',
  '01:80:c2:00:00:20': 'registration',
  '01:80:c2:00:00:21': 'registration',
};

/** Protocols over IP, IANA's registry. */
const BY_IP_PROTOCOL: Readonly<Record<number, LinkProtocol>> = {
  4: 'tunnel',
  41: 'tunnel',
  47: 'tunnel',
  50: 'tunnel',
  51: 'tunnel',
  88: 'eigrp',
  89: 'ospf',
  103: 'pim',
  112: 'vrrp',
};

const BY_ICMP_TYPE: Readonly<Record<number, LinkProtocol>> = {
  0: 'echo_reply',
  3: 'unreachable',
  5: 'redirect',
  8: 'echo_request',
  9: 'router_advertisement',
  11: 'time_exceeded',
};

const BY_ICMPV6_TYPE: Readonly<Record<number, LinkProtocol>> = {
  1: 'unreachable',
  3: 'time_exceeded',
  128: 'echo_request',
  129: 'echo_reply',
  130: 'mld_query',
  131: 'mld_report',
  132: 'mld_report',
  133: 'router_solicitation',
  134: 'router_advertisement',
  135: 'neighbor_discovery',
  136: 'neighbor_discovery',
  137: 'redirect',
  143: 'mld_report',
};

const ARP_REPLY = 2;
const IGMP_QUERY = 0x11;
const PORTS = new FieldSet('tcpSrcport', 'udpSrcport', 'sctpSrcport');

/** The protocol of a packet that has no ports; undefined if it is none of {@link LINK_PROTOCOLS}. */
function linkProtocol(
  headers: HeaderColumns,
  row: number,
  text: (mac: number) => string,
): LinkProtocol | undefined {
  if (headers.hasAny(row, PORTS)) return undefined;
  if (headers.has(row, 'arpOpcode'))
    return headers.arpOpcode[row] === ARP_REPLY ? 'arp_reply' : 'arp_request';
  if (headers.has(row, 'ipVersion')) return ipProtocol(headers, row);
  if (!headers.has(row, 'ethDst')) return undefined;
  if (headers.has(row, 'vlanEtype') && headers.vlanEtype[row] in BY_ETHER_TYPE)
    return BY_ETHER_TYPE[headers.vlanEtype[row]];
  if (headers.has(row, 'ethType')) return BY_ETHER_TYPE[headers.ethType[row]] ?? 'other_link';
  return BY_GROUP[text(headers.ethDst[row])] ?? 'other_link';
}

function ipProtocol(headers: HeaderColumns, row: number): LinkProtocol | undefined {
  if (headers.has(row, 'igmpType'))
    return headers.igmpType[row] === IGMP_QUERY ? 'igmp_query' : 'igmp_report';
  if (headers.has(row, 'icmpType')) return BY_ICMP_TYPE[headers.icmpType[row]];
  if (headers.has(row, 'icmpv6Type')) return BY_ICMPV6_TYPE[headers.icmpv6Type[row]];
  if (headers.has(row, 'ipTtl')) return BY_IP_PROTOCOL[headers.ipProto[row]];
  return headers.has(row, 'ipv6Hlim') ? BY_IP_PROTOCOL[headers.ipv6Nxt[row]] : undefined;
}

/** A packet of none of the protocols. */
export const NO_LINK_PROTOCOL = 0;

/** Of each packet the number of its protocol in {@link LINK_PROTOCOL_NAMES}, counted from 1; 0 if it has none. */
export const linkProtocols = new PacketNumbers((numbers, packets) => {
  const { outermost, length, macs } = packets;
  const text = (mac: number) => macs.text(mac);
  for (let row = 0; row < length; row++) {
    if (outermost.hasAny(row, PORTS)) continue;
    const name = linkProtocol(outermost, row, text);
    numbers[row] = name === undefined ? NO_LINK_PROTOCOL : NUMBERS[name];
  }
});

const NUMBERS = Object.fromEntries(LINK_PROTOCOL_NAMES.map((name, i) => [name, i + 1])) as Readonly<
  Record<LinkProtocol, number>
>;
