import { ETHER_TYPE, ethernet, IP_PROTOCOL, ipv4, udp } from '@networkml/packet-builder';
import { openCapture, PACKETS_CSV_HEADER, packetsCsv, writePcap } from '@networkml/pcap';
import { expect, test } from 'vitest';
import { csvHeader, csvRows } from './csv.js';
import { ndjsonRows } from './ndjson.js';
import { PACKET_LAYOUT, packetRows } from './packet-layout.js';

const content = ipv4('10.0.0.1', '10.0.0.2', IP_PROTOCOL.udp, udp(5000, 53));
const bytes = ethernet('02:00:00:00:00:0a', '02:00:00:00:00:0b', ETHER_TYPE.ipv4, content);
const file = writePcap([{ seconds: 1_700_000_000, nanoseconds: 0, bytes }]);

test('packets are written with the fields of the packet table, behind the name of the capture', async () => {
  for await (const batch of (await openCapture(file)).batches()) {
    expect(csvHeader(PACKET_LAYOUT)).toBe(`filename,${PACKETS_CSV_HEADER}`);
    expect(csvRows(PACKET_LAYOUT, packetRows(batch, 'a.pcap'))).toBe(`a.pcap,${packetsCsv(batch)}`);
  }
});

test('as JSON they have the fields that are there', async () => {
  for await (const batch of (await openCapture(file)).batches()) {
    const packet = JSON.parse(ndjsonRows(PACKET_LAYOUT, packetRows(batch, 'a.pcap')));
    expect(packet).toMatchObject({ capture: 'a.pcap', 'ip.src': '10.0.0.1', 'udp.dstport': '53' });
    expect(packet).not.toHaveProperty(['tcp.dstport']);
  }
});
