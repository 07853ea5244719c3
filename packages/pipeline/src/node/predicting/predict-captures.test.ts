import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { RoleModel } from '@networkml/models';
import { packetRecords } from '@networkml/packet-builder';
import { writePcap, writePcapng } from '@networkml/pcap';
import { categoryOf, UNKNOWN } from '@networkml/roles';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaptureReport } from '../../verdict/capture-report.js';
import { rolesOf } from '../../verdict/role-probabilities.js';
import { loadModel } from '../models/load-model.js';
import { predictCaptures } from './predict-captures.js';

let folder = '';
let model: RoleModel;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'networkml-predict-'));
  model = await loadModel();
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function reports(paths: readonly string[]): Promise<CaptureReport[]> {
  const found: CaptureReport[] = [];
  for await (const report of predictCaptures(paths, { model })) found.push(report);
  return found;
}

async function put(name: string, content: Uint8Array | string): Promise<string> {
  await writeFile(join(folder, name), content);
  return join(folder, name);
}

describe('laws of predictions', () => {
  test('pcap, pcapng and gzip of the same packets give the same devices', async () => {
    await fc.assert(
      fc.asyncProperty(packetRecords, async (packets) => {
        const files = [writePcap(packets), writePcapng(packets), gzipSync(writePcap(packets))];
        const [first, ...others] = await Promise.all(
          files.map(async (file, i) => (await reports([await put(`law-${i}`, file)]))[0].devices),
        );
        for (const devices of others) expect(devices).toEqual(first);
      }),
      { numRuns: 30 },
    );
  });

  test('every packet is accounted for, and every device has all roles, most probable first', async () => {
    await fc.assert(
      fc.asyncProperty(packetRecords, async (packets) => {
        const [{ packets: counts, devices }] = await reports([await put('law', writePcap(packets))]);
        const skipped = Object.values(counts.skipped).reduce((sum, count) => sum + count, 0);
        expect(counts.read).toBe(packets.length);
        expect(counts.decoded + skipped).toBe(counts.read);
        for (const { role, category, roles, confidence } of devices) {
          expect(roles.map(({ role }) => role).sort()).toEqual(rolesOf(model));
          expect(roles.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 9);
          const isCategory = role === UNKNOWN && category !== null;
          const named = isCategory ? roles.filter((each) => categoryOf(each.role) === category) : [roles[0]];
          expect(confidence).toBeCloseTo(
            named.reduce((sum, { probability }) => sum + probability, 0),
            9,
          );
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('a capture', () => {
  const packets = fc
    .sample(packetRecords, { numRuns: 20, seed: 1 })
    .reduce((a, b) => (a.length > b.length ? a : b));

  test('that is cut off gives the roles of its whole packets, and where it broke', async () => {
    const file = writePcap(packets);
    const [report] = await reports([await put('cut.pcap', file.subarray(0, -1))]);
    expect(report).toMatchObject({
      status: 'truncated',
      error: { code: 'truncated' },
      packets: { read: packets.length - 1 },
    });
    expect(report.error?.message).toMatch(
      /cut\.pcap: cut off inside a packet record .* at byte [\d,]+, packet \d+$/,
    );
    expect(report.devices.length).toBeGreaterThan(0);
  });

  test('that cannot be read is a failed report, and the others are still read', async () => {
    const good = await put('good.pcap', writePcap(packets));
    const bad = await put('bad.pcap', 'no capture');
    const found = await reports([bad, join(folder, 'missing.pcap'), good]);
    expect(found.map(({ status }) => status)).toEqual(['failed', 'failed', 'complete']);
    expect(found[0].error?.message).toBe(
      `${bad}: not a capture: neither pcap nor pcapng, plain or compressed at byte 0`,
    );
    expect(found[1].error?.message).toMatch(/missing\.pcap: no such file/);
  });

  test('without packets has no devices', async () => {
    const [report] = await reports([await put('none.pcap', writePcap([]))]);
    expect(report).toMatchObject({
      status: 'complete',
      devices: [],
      packets: { read: 0 },
      durationSeconds: 0,
    });
  });
});

describe('a folder', () => {
  test('without any capture is an error', async () => {
    const empty = await mkdtemp(join(folder, 'empty-'));
    await expect(reports([empty])).rejects.toThrow(`${empty}: the folder holds no file, expected captures`);
    await writeFile(join(empty, 'readme.txt'), 'text');
    await expect(reports([empty])).rejects.toThrow(`${empty}: no capture in 1 file`);
  });

  test('gives its captures in the order of their names, whatever else it holds', async () => {
    const mixed = await mkdtemp(join(folder, 'mixed-'));
    await writeFile(join(mixed, 'b.pcap'), writePcap([]));
    await writeFile(join(mixed, 'a.bin'), writePcapng([]));
    await writeFile(join(mixed, 'notes.txt'), 'text');
    await writeFile(join(mixed, 'nothing'), '');
    expect((await reports([mixed])).map(({ path }) => path)).toEqual([
      join(mixed, 'a.bin'),
      join(mixed, 'b.pcap'),
    ]);
  });
});

test('a device that sent nothing is Unknown for want of data, but still ranked', async () => {
  const packets = fc
    .sample(packetRecords, { numRuns: 40, seed: 2 })
    .flat()
    .filter(({ bytes }) => bytes[6] === 2);
  const [{ devices }] = await reports([await put('silent.pcap', writePcap(packets))]);
  const sourceOf = (frame: Uint8Array) => Buffer.from(frame.subarray(6, 12)).toString('hex');
  const sent = new Set(packets.map(({ bytes }) => sourceOf(bytes).replace(/..(?=.)/g, '$&:')));
  const silent = devices.filter(({ mac }) => !sent.has(String(mac)));
  expect(silent.length).toBeGreaterThan(0);
  for (const { role, reason, roles } of silent) {
    expect([role, reason]).toEqual(['Unknown', 'the capture holds no packet that the device sent']);
    expect(roles).toHaveLength(rolesOf(model).length);
  }
});
