import {
  type CapturedPacket,
  ETHER_TYPE,
  ethernet,
  IP_PROTOCOL,
  ipv4,
  type TcpOptions,
  tcp,
  udp,
} from '@networkml/packet-builder';
import { openCapture, writePcap } from '@networkml/pcap';
import { type FlowOptions, meterFlows } from '../../src/flow/flow-meter.js';
import type { FlowRow } from '../../src/flow/flow-row.js';

export type TimedPacket = Omit<CapturedPacket, 'headerLength'>;

/** Seconds since the epoch at which the captures of the tests begin. */
export const START = 1_700_000_000;

/** An end of a flow: address and port. */
export interface End {
  readonly mac: string;
  readonly ip: string;
  readonly port: number;
}

export const CLIENT: End = { mac: '02:00:00:00:00:0a', ip: '10.0.0.1', port: 50_000 };
export const SERVER: End = { mac: '02:00:00:00:00:0b', ip: '10.0.0.2', port: 443 };

/** A frame at a moment, in seconds since the start. */
export function at(seconds: number, bytes: Uint8Array): TimedPacket {
  const nanoseconds = Math.round(seconds * 1e9);
  const whole = Math.floor(nanoseconds / 1e9);
  return {
    seconds: START + whole,
    nanoseconds: nanoseconds - whole * 1e9,
    bytes,
    originalLength: bytes.length,
  };
}

/** A frame with an IPv4 packet. */
export function ip(from: End, to: End, protocol: number, content: Uint8Array): Uint8Array {
  return ethernet(from.mac, to.mac, ETHER_TYPE.ipv4, ipv4(from.ip, to.ip, protocol, content));
}

/** A frame with a TCP segment, whose payload has a length. */
export function segment(from: End, to: End, flags: number, options: TcpOptions = {}, length = 0): Uint8Array {
  const content = tcp(from.port, to.port, flags, new Uint8Array(length), options);
  return ip(from, to, IP_PROTOCOL.tcp, content);
}

/** A frame with a UDP datagram, whose payload has a length. */
export function datagram(from: End, to: End, length = 0): Uint8Array {
  return ip(from, to, IP_PROTOCOL.udp, udp(from.port, to.port, new Uint8Array(length)));
}

/** A flow: what it is about, and its values. */
export interface MeteredFlow extends FlowRow {
  readonly features: Readonly<Record<string, number>>;
}

/** The flows of a capture in their order. */
export async function flowsOf(
  packets: readonly TimedPacket[],
  options?: FlowOptions,
  batchSize = 4096,
): Promise<MeteredFlow[]> {
  const capture = await openCapture(writePcap(packets, { resolution: 'nanoseconds' }), { batchSize });
  const flows: MeteredFlow[] = [];
  for await (const { flows: rows, columns } of meterFlows(capture.batches(), options)) {
    rows.forEach((row, i) => {
      const values = Array.from(columns, ([name, column]) => [name, column[i]] as const);
      flows.push({ ...row, features: Object.fromEntries(values) });
    });
  }
  return flows;
}

/** For each flow what its packets are, which way, and why it ended. */
export function outlines(flows: readonly MeteredFlow[]): unknown[] {
  return flows.map(({ source, features, endReason }) => [
    source,
    features.src2dst_packets,
    features.dst2src_packets,
    endReason,
  ]);
}
