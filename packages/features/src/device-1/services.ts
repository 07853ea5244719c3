import type { HeaderColumns } from '@networkml/pcap';
import { PacketNumbers } from '../headers/packet-numbers.js';

/** A group of ports that stands for one purpose, over TCP and UDP alike (IANA's registry and the vendors' defaults). */
interface Service {
  readonly name: string;
  /** What the ports are of, in words. */
  readonly title: string;
  readonly ports: readonly number[];
}

const SERVICES: readonly Service[] = [
  { name: 'http', title: 'HTTP', ports: [80, 8000, 8008, 8080, 8081, 8088, 8888] },
  { name: 'https', title: 'HTTPS', ports: [443, 8443] },
  { name: 'dns', title: 'DNS', ports: [53, 853] },
  { name: 'dhcp', title: 'DHCP', ports: [67, 68] },
  { name: 'dhcpv6', title: 'DHCPv6', ports: [546, 547] },
  { name: 'ntp', title: 'NTP', ports: [123] },
  { name: 'mdns', title: 'multicast DNS', ports: [5353] },
  { name: 'ssdp', title: 'SSDP', ports: [1900] },
  { name: 'upnp', title: 'UPnP descriptions and control', ports: [2869, 5000, 49_152, 49_153, 49_154] },
  { name: 'llmnr', title: 'LLMNR', ports: [5355] },
  { name: 'netbios', title: 'NetBIOS', ports: [137, 138, 139] },
  { name: 'wsd', title: 'Web Services Discovery', ports: [3702, 5357, 5358] },
  { name: 'smb', title: 'SMB', ports: [445] },
  { name: 'nfs', title: 'NFS', ports: [111, 2049] },
  { name: 'ftp', title: 'FTP', ports: [20, 21] },
  { name: 'ssh', title: 'SSH', ports: [22] },
  { name: 'telnet', title: 'Telnet', ports: [23] },
  { name: 'remote_desktop', title: 'remote desktops (RDP, VNC)', ports: [3389, 5900] },
  { name: 'smtp', title: 'mail submission and transfer', ports: [25, 465, 587] },
  { name: 'mailbox', title: 'mailboxes (POP3, IMAP)', ports: [110, 143, 993, 995] },
  { name: 'kerberos', title: 'Kerberos', ports: [88, 464] },
  { name: 'ldap', title: 'LDAP', ports: [389, 636, 3268, 3269] },
  { name: 'rpc', title: 'DCE/RPC endpoint mapping', ports: [135] },
  { name: 'snmp', title: 'SNMP', ports: [161, 162] },
  { name: 'syslog', title: 'syslog', ports: [514, 6514] },
  { name: 'printing', title: 'printing (LPD, IPP, raw)', ports: [515, 631, 9100] },
  { name: 'database', title: 'databases', ports: [1433, 1521, 3306, 5432, 6379, 27_017] },
  { name: 'git', title: 'git', ports: [9418] },
  { name: 'rtsp', title: 'RTSP', ports: [554, 8554] },
  { name: 'xmpp', title: 'XMPP and push messages', ports: [5222, 5223, 5228, 5269] },
  { name: 'mqtt', title: 'MQTT', ports: [1883, 8883] },
  { name: 'coap', title: 'CoAP', ports: [5683, 5684] },
  { name: 'stun', title: 'STUN', ports: [3478, 3479, 5349] },
  { name: 'sip', title: 'SIP', ports: [5060, 5061] },
];

/** Every class of ports: the services, and for those of none the two ranges of each transport. */
export const PORT_CLASSES: readonly { readonly name: string; readonly title: string }[] = [
  ...SERVICES,
  { name: 'tcp_system', title: 'other TCP services on system ports (below 1024)' },
  { name: 'tcp_other', title: 'other TCP services' },
  { name: 'udp_system', title: 'other UDP services on system ports (below 1024)' },
  { name: 'udp_other', title: 'other UDP services' },
];

const FIRST_NONSYSTEM_PORT = 1024;
const NO_SERVICE = -1;

/** By port. */
const SERVICE_OF_PORT = new Int8Array(65_536).fill(NO_SERVICE);
SERVICES.forEach(({ ports }, service) => {
  for (const port of ports) SERVICE_OF_PORT[port] = service;
});

/** Whose end of a conversation the service's port is. */
const SERVER_IS_DESTINATION = 0;
/** The port is that of the packet's source. */
export const SERVER_IS_SOURCE = 1;

/** A packet without ports. */
export const NO_PORTS = -1;

/**
 * The class of packet `row` in {@link PORT_CLASSES}, doubled, plus {@link SERVER_IS_DESTINATION} or
 * {@link SERVER_IS_SOURCE}; {@link NO_PORTS} if it has none.
 *
 * The port of a known service tells the server, the destination's if both are known; else the lower port does.
 */
export function serviceAndServer(headers: HeaderColumns, row: number): number {
  if (headers.has(row, 'tcpSrcport')) {
    return classify(headers.tcpSrcport[row], headers.tcpDstport[row], SERVICES.length);
  }
  if (headers.has(row, 'udpSrcport')) {
    return classify(headers.udpSrcport[row], headers.udpDstport[row], SERVICES.length + 2);
  }
  return NO_PORTS;
}

/** What {@link serviceAndServer} says of each packet, worked out once. */
export const packetServices = new PacketNumbers((numbers, { outermost, length }) => {
  for (let row = 0; row < length; row++) numbers[row] = serviceAndServer(outermost, row);
});

/** @param system the class of system ports that are no service's; that of all others follows */
function classify(source: number, destination: number, system: number): number {
  const ofDestination = SERVICE_OF_PORT[destination];
  if (ofDestination !== NO_SERVICE) return 2 * ofDestination + SERVER_IS_DESTINATION;
  const ofSource = SERVICE_OF_PORT[source];
  if (ofSource !== NO_SERVICE) return 2 * ofSource + SERVER_IS_SOURCE;
  const range = Math.min(source, destination) < FIRST_NONSYSTEM_PORT ? system : system + 1;
  return 2 * range + (destination <= source ? SERVER_IS_DESTINATION : SERVER_IS_SOURCE);
}
