import { FieldSet, type HeaderColumns } from '@networkml/pcap';

const IPV4_HOPS = new FieldSet('ipTtl');
const IPV6_HOPS = new FieldSet('ipv6Hlim');
const TCP_PORTS = new FieldSet('tcpSrcport');
const UDP_PORTS = new FieldSet('udpSrcport');
const SCTP_PORTS = new FieldSet('sctpSrcport');

/** Stands for what a packet does not have. */
export const NONE = -1;
/** Indices in `TRANSPORTS`. */
export const TCP = 0;
export const UDP = 1;
const SCTP = 2;

/** Index in `TRANSPORTS` of what a packet has ports of; {@link NONE} if it has none. */
export function transportOf(headers: HeaderColumns, row: number): number {
  if (headers.hasAll(row, TCP_PORTS)) return TCP;
  if (headers.hasAll(row, UDP_PORTS)) return UDP;
  return headers.hasAll(row, SCTP_PORTS) ? SCTP : NONE;
}

/** The port that a packet of a transport comes from. */
export function sourcePortOf(headers: HeaderColumns, row: number, transport: number): number {
  if (transport === TCP) return headers.tcpSrcport[row];
  return transport === UDP ? headers.udpSrcport[row] : headers.sctpSrcport[row];
}

/** The port that it goes to. */
export function destinationPortOf(headers: HeaderColumns, row: number, transport: number): number {
  if (transport === TCP) return headers.tcpDstport[row];
  return transport === UDP ? headers.udpDstport[row] : headers.sctpDstport[row];
}

/** The hops that a packet has left; {@link NONE} if it has no IP header. */
export function hopsLeft(headers: HeaderColumns, row: number): number {
  if (headers.hasAll(row, IPV6_HOPS)) return headers.ipv6Hlim[row];
  return headers.hasAll(row, IPV4_HOPS) ? headers.ipTtl[row] : NONE;
}
