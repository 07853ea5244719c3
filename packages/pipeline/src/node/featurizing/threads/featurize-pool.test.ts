import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEVICE_2 } from '@networkml/features';
import { ETHER_TYPE, ethernet, IP_PROTOCOL, ipv4, udp } from '@networkml/packet-builder';
import { writePcap } from '@networkml/pcap';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FeaturizedCapture } from '../../../featurizing/featurize-capture.js';
import { PipelineError } from '../../../pipeline-error.js';
import { featurizeCaptures } from '../featurize-captures.js';

const FILES = 40;
let folder = '';

function capture(packets: number): Uint8Array {
  const content = ipv4('10.0.0.1', '10.0.0.2', IP_PROTOCOL.udp, udp(5000, 53));
  const bytes = ethernet('02:00:00:00:00:0a', '02:00:00:00:00:0b', ETHER_TYPE.ipv4, content);
  return writePcap(
    Array.from({ length: packets }, (_, i) => ({ seconds: 1_700_000_000 + i, nanoseconds: 0, bytes })),
  );
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'networkml-jobs-'));
  await Promise.all(
    Array.from({ length: FILES }, (_, i) => {
      const cut = i % 7 === 0 ? -1 : undefined;
      return writeFile(join(folder, `${String(i).padStart(2, '0')}.pcap`), capture(i + 1).subarray(0, cut));
    }),
  );
  await writeFile(join(folder, 'notes.txt'), 'no capture');
});

afterAll(() => rm(folder, { recursive: true }));

async function all(captures: AsyncIterable<FeaturizedCapture>) {
  const found = [];
  for await (const { statistics, ...rest } of captures) {
    const { read, decoded, skipped, linkTypes, firstTime, lastTime, duration } = statistics;
    found.push({ ...rest, read, decoded, skipped, linkTypes, firstTime, lastTime, duration });
  }
  return found;
}

test.each([2, 5])(
  '%i workers give what one gives, in the same order, the damaged captures too',
  async (jobs) => {
    const options = { level: 'session', window: { length: 3 } } as const;
    const expected = await all(featurizeCaptures([folder], options));
    expect(expected).toHaveLength(FILES);
    expect(expected.filter(({ status }) => status === 'truncated')).toHaveLength(Math.ceil(FILES / 7));
    expect(await all(featurizeCaptures([folder], { ...options, jobs }))).toEqual(expected);
  },
);

test('the beginnings of captures are the same with workers', async () => {
  const options = { beginnings: [2, 5] } as const;
  const expected = await all(featurizeCaptures([folder], options));
  expect(expected[20].beginnings.map(({ devices }) => devices.map(({ packets }) => packets))).toEqual([
    [2, 2],
    [5, 5],
  ]);
  expect(await all(featurizeCaptures([folder], { ...options, jobs: 2 }))).toEqual(expected);
});

test('profiles and partial views are the same with workers', async () => {
  const views = { windows: [{ first: 0, packets: 3 }], shares: [0.5], seed: 1 };
  const options = { schema: DEVICE_2, profiles: true, views } as const;
  const expected = await all(featurizeCaptures([folder], options));
  expect(expected[20].table.profiles).toHaveLength(6);
  expect(await all(featurizeCaptures([folder], { ...options, jobs: 2 }))).toEqual(expected);
});

test('a file that cannot be read is a result of its own', async () => {
  const names = Array.from({ length: 20 }, (_, i) => `${String(i).padStart(2, '0')}.pcap`).filter(
    (_, i) => i % 7 !== 0,
  );
  const paths = [...names, 'absent.pcap'].map((name) => join(folder, name));
  const captures = await all(featurizeCaptures(paths, { jobs: 2 }));
  expect(captures.map(({ status }) => status)).toEqual([...names.map(() => 'complete'), 'failed']);
  expect(captures.at(-1)?.error).toMatchObject({ code: 'unreadable', place: { byteOffset: 0 } });
});

test('who has seen enough may stop', async () => {
  for await (const { name } of featurizeCaptures([folder], { jobs: 2 })) {
    expect(name).toBe('00.pcap');
    break;
  }
});

test('files that are all no captures are an error', async () => {
  const paths = await mkdtemp(join(tmpdir(), 'networkml-no-captures-'));
  try {
    await Promise.all(Array.from({ length: 20 }, (_, i) => writeFile(join(paths, `${i}.txt`), 'nothing')));
    await expect(all(featurizeCaptures([paths], { jobs: 2 }))).rejects.toThrow(PipelineError);
  } finally {
    await rm(paths, { recursive: true });
  }
});
