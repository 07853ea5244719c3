import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openCapture, type PacketRecord } from '@networkml/pcap';
import { packetPlaces } from './packet-places.js';

const CAPTURE = /\.pcap(ng)?$/;
const ETHERNET = 1;

/**
 * The packets of all Ethernet captures in a folder and the folders in it, in the order of their paths.
 *
 * @throws Error if there is none, or a capture is damaged or is laid out otherwise than expected
 */
export async function ethernetPackets(folder: string): Promise<PacketRecord[]> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && CAPTURE.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const packets: PacketRecord[] = [];
  for (const path of paths) {
    for (const packet of await ethernetPacketsOf(path)) packets.push(packet);
  }
  if (packets.length === 0) throw new Error(`${folder}: no Ethernet captures`);
  return packets;
}

async function ethernetPacketsOf(path: string): Promise<PacketRecord[]> {
  const bytes = readFileSync(path);
  const capture = await openCapture(bytes, { path, strict: true });
  const places = packetPlaces(bytes, capture.format);
  const packets: PacketRecord[] = [];
  for await (const batch of capture.batches()) {
    for (let row = 0; row < batch.length; row++) {
      const { start, end } = places[batch.firstPacket + row] ?? { start: 0, end: 0 };
      if (end - start !== batch.frameCapLen[row]) {
        throw new Error(`${path}: packet ${batch.firstPacket + row + 1} is not where it was expected`);
      }
      if (batch.linkType[row] !== ETHERNET) return [];
      packets.push({
        seconds: batch.timeSeconds[row],
        nanoseconds: batch.timeNanoseconds[row],
        bytes: bytes.subarray(start, end),
        originalLength: batch.frameLen[row],
      });
    }
  }
  return packets;
}
