import {
  type CapturedPacket,
  ETHER_TYPE,
  ethernet,
  IP_PROTOCOL,
  ipv4,
  TCP_FLAG,
  tcp,
} from '@networkml/packet-builder';
import { openCapture, writePcap } from '@networkml/pcap';
import type { FeatureTable } from '../src/feature-table.js';
import { type FeaturizeOptions, featurize } from '../src/featurize.js';

export const [PRINTER, LAPTOP, ROUTER] = ['02:00:00:00:00:0a', '02:00:00:00:00:0b', '02:00:00:00:00:0c'];
/** A packet some time after the first one. */
export function packet(bytes: Uint8Array, milliseconds = 0): Omit<CapturedPacket, 'headerLength'> {
  return {
    seconds: 1_700_000_000 + Math.floor(milliseconds / 1000),
    nanoseconds: (milliseconds % 1000) * 1_000_000,
    bytes,
    originalLength: bytes.length,
  };
}

/** A frame of TCP over IPv4. */
export function tcpPacket(
  from: string,
  to: string,
  sourcePort: number,
  destinationPort: number,
  flags = TCP_FLAG.ack as number,
): Uint8Array {
  return ethernet(
    from,
    to,
    ETHER_TYPE.ipv4,
    ipv4('192.168.0.1', '192.168.0.2', IP_PROTOCOL.tcp, tcp(sourcePort, destinationPort, flags)),
  );
}

/** The table of a capture of these packets. */
export async function tableOf(
  packets: readonly Omit<CapturedPacket, 'headerLength'>[],
  options?: FeaturizeOptions,
): Promise<FeatureTable> {
  const capture = await openCapture(writePcap(packets, { resolution: 'nanoseconds' }));
  return featurize(capture.batches(), options);
}

/** The features of a device, by their names without prefix. */
export function valuesOf(table: FeatureTable, mac: string): (name: string) => number | undefined {
  const row = table.devices.findIndex((device) => device.key === mac);
  return (name) => table.columns.get(`tshark_${name}`)?.[row];
}
