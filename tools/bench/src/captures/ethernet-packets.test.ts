import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writePcap, writePcapng } from '@networkml/pcap';
import { afterAll, expect, test } from 'vitest';
import { ethernetPackets } from './ethernet-packets.js';

const folder = mkdtempSync(join(tmpdir(), 'networkml-bench-'));
afterAll(() => rmSync(folder, { recursive: true }));

const RAW_IP = 101;

function packet(byte: number) {
  return {
    seconds: byte,
    nanoseconds: 123_000 * byte,
    bytes: Buffer.from(new Uint8Array(20).fill(byte)),
    originalLength: 60,
  };
}

test('the packets of the Ethernet captures in a folder come in the order of their paths', async () => {
  mkdirSync(join(folder, 'b'));
  writeFileSync(join(folder, 'a.pcapng'), writePcapng([packet(1), packet(2)]));
  writeFileSync(join(folder, 'b', 'b.pcap'), writePcap([packet(3)], { littleEndian: false }));
  writeFileSync(join(folder, 'b', 'ip.pcap'), writePcap([packet(4)], { linkType: RAW_IP }));
  writeFileSync(join(folder, 'b', 'notes.json'), '{}');
  expect(await ethernetPackets(folder)).toEqual([packet(1), packet(2), packet(3)]);
});

test('a folder without Ethernet captures is an error', async () => {
  const empty = join(folder, 'empty');
  mkdirSync(empty);
  await expect(ethernetPackets(empty)).rejects.toThrow('no Ethernet captures');
});
