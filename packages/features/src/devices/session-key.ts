import type { PacketBatch } from '@networkml/pcap';
import { destinationIp, NO_ADDRESS, sourceIp } from '../headers/address-facts.js';

const IPV6 = 6;

/**
 * What the packets of a session have in common, as `SessionHost` of NetworkML 0.6.10 tells sessions apart, its quirk
 * included: it looks for 6, the protocol number of TCP, in `ip.version`. So packets of IPv6 are told apart by their
 * ends with their TCP ports, those of IPv4 by their ends without ports, all others by EtherType and MAC addresses.
 */
export function sessionKey(packets: PacketBatch, row: number): string {
  const source = sourceIp(packets, row);
  const destination = destinationIp(packets, row);
  const { tcpSrcport, tcpDstport } = packets;
  const hasMacs = packets.has(row, 'ethSrc');
  const sourceMac = hasMacs ? packets.ethSrc[row] : 'none';
  const destinationMac = hasMacs ? packets.ethDst[row] : 'none';
  if (source === NO_ADDRESS || destination === NO_ADDRESS) {
    const type = packets.has(row, 'ethType') ? packets.ethType[row] : 'none';
    return unordered(`${type}`, `${sourceMac}`, `${destinationMac}`);
  }
  const from = `${sourceMac} ${source}`;
  const to = `${destinationMac} ${destination}`;
  if (packets.ipVersion[row] !== IPV6) return unordered('ip', from, to);
  const hasPorts = packets.has(row, 'tcpSrcport');
  const fromPort = hasPorts ? `${from} ${tcpSrcport[row]}` : from;
  const toPort = hasPorts ? `${to} ${tcpDstport[row]}` : to;
  // A host that speaks to itself has two sessions, one each way.
  return source === destination ? `ipv6 ${toPort} ${fromPort}` : unordered('ipv6', fromPort, toPort);
}

/** The same key for both directions. */
function unordered(kind: string, a: string, b: string): string {
  return a < b ? `${kind} ${a} ${b}` : `${kind} ${b} ${a}`;
}
