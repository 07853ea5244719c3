import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writePcap } from '@networkml/pcap';
import { afterAll, expect, test } from 'vitest';
import { walkRecords, walkRecordsOfFile } from './record-walk.js';

const folder = mkdtempSync(join(tmpdir(), 'networkml-bench-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Lengths that put the borders of chunks into record headers and packets alike. */
const packets = Array.from({ length: 30_000 }, (_, i) => ({
  seconds: i,
  nanoseconds: 0,
  bytes: new Uint8Array((i * 7) % 211),
}));
const file = writePcap(packets);

test('the walk over memory meets every packet', () => {
  expect(walkRecords(file)).toBe(packets.length);
});

test('the walk over a file meets every packet', () => {
  const path = join(folder, 'walk.pcap');
  writeFileSync(path, file);
  expect(walkRecordsOfFile(path)).toBe(packets.length);
});
