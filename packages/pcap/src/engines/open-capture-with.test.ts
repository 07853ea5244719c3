import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { concatenate, pcapHeader, pcapRecord } from '@networkml/packet-builder';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCapture, readToEnd } from '../../test-support/read-capture.js';
import { ENGINES } from './engines.js';
import { openCaptureWith } from './open-capture-with.js';

const file = concatenate(pcapHeader(), ...Array.from({ length: 5 }, () => pcapRecord(new Uint8Array(60))));

let folder: string;
let path: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'networkml-engines-'));
  path = join(folder, 'x.pcap');
  await writeFile(path, file.subarray(0, file.length - 1));
});
afterAll(() => rm(folder, { recursive: true }));

describe.each(['native', 'pcap-parser'] as const)('the engine %s', (engine) => {
  test('opens a file by its path, by which errors call it', async () => {
    const { rows, damage } = await readToEnd(await openCaptureWith(engine, path));
    expect(rows).toHaveLength(4);
    expect(damage?.message).toMatch(`${path}: cut off inside a packet record`);
  });

  test('opens whatever else a capture may be read from, with the same options', async () => {
    const { rows } = await readToEnd(await openCaptureWith(engine, [file], { batchSize: 2 }));
    expect(rows).toEqual((await readCapture(file)).rows);
    await expect(openCaptureWith(engine, file, { batchSize: 0 })).rejects.toThrow(RangeError);
  });

  test('opens no file that is not there', async () => {
    const missing = join(folder, 'none.pcap');
    await expect(openCaptureWith(engine, missing)).rejects.toThrow(`${missing}: no such file`);
  });
});

test('there are three engines, each with a description', () => {
  expect(Object.keys(ENGINES)).toEqual(['native', 'pcap-parser', 'tshark']);
  for (const { description } of Object.values(ENGINES)) expect(description).not.toBe('');
});

test.each(['wireshark', 'toString'])(
  'there is no engine %s, and the error names those that there are',
  async (name) => {
    // @ts-expect-error the compiler knows the names
    await expect(openCaptureWith(name, file)).rejects.toMatchObject({
      code: 'unknown-engine',
      message: `engine must be one of native, pcap-parser, tshark, got ${name}`,
    });
  },
);
