import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writePcap } from '@networkml/pcap';
import { afterAll, expect, test } from 'vitest';
import { writeRepeatedCapture } from './repeated-capture.js';

const folder = mkdtempSync(join(tmpdir(), 'networkml-bench-'));
afterAll(() => rmSync(folder, { recursive: true }));

const [first, second] = [
  { seconds: 7, nanoseconds: 1000, bytes: Uint8Array.of(1, 2, 3, 4) },
  { seconds: 8, nanoseconds: 2000, bytes: Uint8Array.of(5) },
];
const cut = { ...first, bytes: Uint8Array.of(1, 2), originalLength: 4 };

test.each([
  { packets: 1, expected: [cut] },
  { packets: 2, expected: [cut, second] },
  { packets: 5, expected: [cut, second, cut, second, cut] },
])('$packets packets are the two given ones in turn, cut at the snapshot length', ({ packets, expected }) => {
  const path = join(folder, `${packets}.pcap`);
  const originals = [first, second].map((packet) => ({ ...packet, originalLength: packet.bytes.length }));
  const length = writeRepeatedCapture(path, originals, { packets, snapshotLength: 2 });
  const file = readFileSync(path);
  expect(file).toEqual(Buffer.from(writePcap(expected)));
  expect(length).toBe(file.length);
});
