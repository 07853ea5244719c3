import { ethernet } from '../link/ethernet.js';
import { mpls } from '../link/mpls.js';
import { pppInHdlc } from '../link/ppp.js';
import { pppoeSession } from '../link/pppoe.js';
import { ieee8021ad, vlan } from '../link/vlan.js';
import { arp } from '../network/arp.js';
import { ip } from '../network/ip.js';
import { ah, esp } from '../network/ipsec.js';
import { ipv6 } from '../network/ipv6.js';
import { ipv6ExtensionHeader, ipv6Fragment } from '../network/ipv6-extension-headers.js';
import { icmp, icmpv6 } from '../transport/icmp.js';
import { igmp } from '../transport/igmp.js';
import { sctp } from '../transport/sctp.js';
import { tcp } from '../transport/tcp.js';
import { udp } from '../transport/udp.js';
import { capwapData } from '../tunnel/capwap-data.js';
import { geneve } from '../tunnel/geneve.js';
import { gre } from '../tunnel/gre.js';
import { gtpU } from '../tunnel/gtp-u.js';
import { l2tp } from '../tunnel/l2tp.js';
import { pimRegister } from '../tunnel/pim-register.js';
import { teredo } from '../tunnel/teredo.js';
import { udpEncapsulatedEsp } from '../tunnel/udp-encapsulated-esp.js';
import { vxlan } from '../tunnel/vxlan.js';
import type { Dissector, DissectorTables } from './dissection.js';

/** IEEE 802 numbers. */
const ETHER_TYPES: readonly (readonly [type: number, dissector: Dissector])[] = [
  [0x0800, ip],
  [0x0806, arp],
  [0x6558, ethernet],
  [0x8035, arp],
  [0x8100, vlan],
  [0x86dd, ipv6],
  [0x880b, pppInHdlc],
  [0x8847, mpls],
  [0x8848, mpls],
  [0x8864, pppoeSession],
  [0x88a8, ieee8021ad],
  [0x9100, vlan],
];

/** IANA protocol numbers; IPv6 extension headers are among them (RFC 8200 section 4). */
const IP_PROTOCOLS: readonly (readonly [number: number, dissector: Dissector])[] = [
  [0, ipv6ExtensionHeader],
  [1, icmp],
  [2, igmp],
  [4, ip],
  [6, tcp],
  [17, udp],
  [41, ipv6],
  [43, ipv6ExtensionHeader],
  [44, ipv6Fragment],
  [47, gre],
  [50, esp],
  [51, ah],
  [58, icmpv6],
  [60, ipv6ExtensionHeader],
  [103, pimRegister],
  [132, sctp],
  [135, ipv6ExtensionHeader],
  [137, mpls],
  [139, ipv6ExtensionHeader],
  [140, ipv6ExtensionHeader],
  [143, ethernet],
];

/** IANA PPP DLL protocol numbers. */
const PPP_PROTOCOLS: readonly (readonly [number: number, dissector: Dissector])[] = [
  [0x0021, ip],
  [0x0057, ipv6],
  [0x0281, mpls],
  [0x0283, mpls],
];

/** IANA service names and port numbers. */
const UDP_PORTS: readonly (readonly [port: number, dissector: Dissector])[] = [
  [1701, l2tp],
  [2152, gtpU],
  [3544, teredo],
  [4500, udpEncapsulatedEsp],
  [4789, vxlan],
  [5247, capwapData],
  [6081, geneve],
  [6635, mpls],
];

/** Every dissector that is reached from another. A new protocol is a file of its own and a row here. */
export const DISSECTOR_TABLES: DissectorTables = {
  etherTypes: indexed(ETHER_TYPES, 0x1_0000),
  ipProtocols: indexed(IP_PROTOCOLS, 0x100),
  pppProtocols: new Map(PPP_PROTOCOLS),
  udpPorts: new Map(UDP_PORTS),
};

/** The numbers that most packets are told by: an array is read faster than a map. */
function indexed(
  rows: readonly (readonly [number, Dissector])[],
  length: number,
): readonly (Dissector | undefined)[] {
  const table = new Array<Dissector | undefined>(length).fill(undefined);
  for (const [number, dissector] of rows) table[number] = dissector;
  return table;
}
