import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { openCapture, type PacketBatch } from '@networkml/pcap';
import { readManifest, roundFolders } from './round-folder.js';

/** What the captures of a role hold. */
export interface RoleTraffic {
  captures: number;
  packets: number;
  /** Packets of the smallest capture. */
  leastPackets: number;
  /** Captures that hold fewer packets than were seen. */
  capped: number;
  /** Packets by the lower of their two ports, as `tcp/443`. */
  readonly ports: Map<string, number>;
}

/** What the captures of each role hold, over all rounds in the folder. */
export async function roleTraffic(out: string): Promise<Map<string, RoleTraffic>> {
  const traffic = new Map<string, RoleTraffic>();
  for (const folder of await roundFolders(out)) {
    for (const { role, capture, packets, packetsSeen } of (await readManifest(out, folder)).devices) {
      const ofRole = traffic.get(role) ?? noTraffic();
      traffic.set(role, ofRole);
      ofRole.captures++;
      ofRole.packets += packets;
      ofRole.leastPackets = Math.min(ofRole.leastPackets, packets);
      if (packets < packetsSeen) ofRole.capped++;
      await countPorts(join(out, folder, capture), ofRole.ports);
    }
  }
  return traffic;
}

function noTraffic(): RoleTraffic {
  return { captures: 0, packets: 0, leastPackets: Number.POSITIVE_INFINITY, capped: 0, ports: new Map() };
}

async function countPorts(path: string, ports: Map<string, number>): Promise<void> {
  const capture = await openCapture(createReadStream(path));
  for await (const batch of capture.batches()) {
    for (let row = 0; row < batch.length; row++) {
      const port = lowerPort(batch, row);
      if (port !== undefined) ports.set(port, (ports.get(port) ?? 0) + 1);
    }
  }
}

function lowerPort(batch: PacketBatch, row: number): string | undefined {
  const { tcpSrcport, tcpDstport, udpSrcport, udpDstport } = batch;
  if (batch.has(row, 'tcpSrcport')) return `tcp/${Math.min(tcpSrcport[row], tcpDstport[row])}`;
  if (batch.has(row, 'udpSrcport')) return `udp/${Math.min(udpSrcport[row], udpDstport[row])}`;
  return undefined;
}
