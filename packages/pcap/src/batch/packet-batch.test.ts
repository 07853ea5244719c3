import {
  ETHER_TYPE,
  ethernet,
  IP_PROTOCOL,
  icmp,
  ipv4,
  ipv6,
  TCP_FLAG,
  TUNNEL_PORT,
  tcp,
  udp,
  vxlan,
} from '@networkml/packet-builder';
import { describe, expect, test } from 'vitest';
import { batchOf, fieldsOf, outermostOf } from '../../test-support/fields-of.js';
import { rowsOf } from '../../test-support/read-capture.js';
import { openCapture } from '../open-capture.js';
import { writePcap } from '../write/pcap.js';
import type { PacketBatch } from './packet-batch.js';

const segment = tcp(443, 50_001, TCP_FLAG.ack);
const inner = ipv4('10.0.0.1', '10.0.0.2', IP_PROTOCOL.tcp, segment);

function frame(type: number, packet: Uint8Array): Uint8Array {
  return ethernet('02:00:00:00:00:01', '02:00:00:00:00:02', type, packet);
}

function version4(protocol: number, content: Uint8Array): Uint8Array {
  return frame(ETHER_TYPE.ipv4, ipv4('172.16.0.1', '172.16.0.2', protocol, content));
}

const plain = version4(IP_PROTOCOL.udp, udp(53, 1024));
const tunnelled = version4(
  IP_PROTOCOL.udp,
  udp(
    50_000,
    TUNNEL_PORT.vxlan,
    vxlan(ethernet('02:00:00:00:00:0a', '02:00:00:00:00:0b', ETHER_TYPE.ipv4, inner)),
  ),
);

const OWN = { ethSrc: '02:00:00:00:00:01', ipVersion: 4, ipSrc: '172.16.0.1', ipDst: '172.16.0.2' };

/** The batch of a capture of these frames, copied before the next one is read. */
async function copyOf(...frames: readonly Uint8Array[]): Promise<PacketBatch> {
  const packets = frames.map((bytes) => ({ seconds: 0, nanoseconds: 0, bytes }));
  const capture = await openCapture(writePcap(packets));
  for await (const batch of capture.batches()) return batch.copy();
  throw new Error('expected a batch');
}

describe('the outermost headers', () => {
  test('are those of the batch if no packet of it has more than its own', () => {
    const batch = batchOf(plain);
    expect(batch.outermost).toBe(batch);
  });

  test('are those around a tunnel, without what the tunnelled packet has', () => {
    const { fields, protocols } = outermostOf(tunnelled);
    expect(fields).toMatchObject({ ...OWN, udpSrcport: 50_000, udpDstport: 4789 });
    expect(fields).not.toHaveProperty('tcpSrcport');
    expect(protocols).toBe('eth:ip:udp:vxlan');
    expect(fieldsOf(tunnelled)).toMatchObject({ ethSrc: '02:00:00:00:00:0a', tcpSrcport: 443 });
  });

  test('are those of IPv4 around IPv6, though Wireshark shows both', () => {
    const carried = version4(IP_PROTOCOL.ipv6, ipv6('fe80::1', 'fe80::2', IP_PROTOCOL.tcp, segment));
    const { fields } = outermostOf(carried);
    expect(fields).toMatchObject(OWN);
    expect(fields).not.toHaveProperty('ipv6Src');
    expect(fields).not.toHaveProperty('tcpSrcport');
  });

  test('are those of the router that quotes a packet, not those of the packet', () => {
    const { fields, protocols } = outermostOf(version4(IP_PROTOCOL.icmp, icmp(3, 1, inner)));
    expect(fields).toMatchObject({ ...OWN, icmpCode: 1 });
    expect(fields).not.toHaveProperty('tcpSrcport');
    expect(protocols).toBe('eth:ip:icmp');
  });

  test('are those of the first tunnel of a tunnel in a tunnel', () => {
    const twice = ipv4('192.168.0.1', '192.168.0.2', IP_PROTOCOL.ipv4, inner);
    expect(outermostOf(version4(IP_PROTOCOL.ipv4, twice)).fields).toMatchObject(OWN);
  });

  test('are those of each packet, tunnelled or not, wherever it stands in the batch', async () => {
    for (const frames of [
      [tunnelled, plain, plain, tunnelled],
      [plain, tunnelled, tunnelled, plain, tunnelled],
    ]) {
      const { outermost, ips } = await copyOf(...frames);
      const ports = frames.map((_, row) => outermost.udpDstport[row]);
      expect(ports).toEqual(frames.map((bytes) => (bytes === plain ? 1024 : 4789)));
      for (const row of frames.keys()) {
        expect(ips.text(outermost.ipSrc[row])).toBe('172.16.0.1');
        expect(outermost.has(row, 'tcpSrcport')).toBe(false);
      }
    }
  });
});

describe('a copy of a batch', () => {
  test('holds the same when the batch itself is overwritten', async () => {
    const packets = [tunnelled, plain, tunnelled].map((bytes) => ({ seconds: 7, nanoseconds: 0, bytes }));
    const capture = await openCapture(writePcap(packets), { batchSize: 1 });
    const rows: string[] = [];
    const copies: PacketBatch[] = [];
    for await (const batch of capture.batches()) {
      rows.push(...rowsOf(batch));
      copies.push(batch.copy());
    }
    expect(copies.flatMap(rowsOf)).toEqual(rows);
    expect(copies.map((copy) => copy.firstPacket)).toEqual([0, 1, 2]);
  });

  test('may hold hundreds of thousands of tunnelled packets', async () => {
    const tunnel = version4(IP_PROTOCOL.ipv4, inner);
    const packets = new Array(200_000).fill({ seconds: 0, nanoseconds: 0, bytes: tunnel });
    const capture = await openCapture(writePcap(packets), { batchSize: packets.length });
    for await (const batch of capture.batches()) {
      const { outermost, ips } = batch.copy();
      expect(ips.text(outermost.ipSrc[packets.length - 1])).toBe('172.16.0.1');
    }
  });
});

test('a packet without addresses has the index of none, whatever packet was in its row before', async () => {
  const [withAddresses, without] = [version4(IP_PROTOCOL.udp, udp(53, 1024)), new Uint8Array(3)];
  const packets = [withAddresses, without].map((bytes) => ({ seconds: 0, nanoseconds: 0, bytes }));
  const texts: string[] = [];
  for await (const batch of (await openCapture(writePcap(packets), { batchSize: 1 })).batches()) {
    if (batch.has(0, 'ipSrc')) texts.push(batch.ips.text(batch.ipSrc[0]), batch.macs.text(batch.ethSrc[0]));
    else {
      expect(() => batch.ips.text(batch.ipSrc[0])).toThrow(/a packet without an address has none/);
      expect(() => batch.macs.text(batch.ethSrc[0])).toThrow(/a packet without an address has none/);
    }
  }
  expect(texts).toEqual(['172.16.0.1', '02:00:00:00:00:01']);
});
