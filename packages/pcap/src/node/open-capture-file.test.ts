import { readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { concatenate, pcapHeader, pcapRecord } from '@networkml/packet-builder';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCapture, rowsOf } from '../../test-support/read-capture.js';
import { CaptureError } from '../capture-error.js';
import { openCaptureFile } from './open-capture-file.js';

const record = pcapRecord(new Uint8Array(1000));
/** Three chunks and a bit, so that records lie across the borders of chunks. */
const file = concatenate(pcapHeader(), ...Array.from({ length: 3100 }, () => record));

let folder: string;

async function written(name: string, content: Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

/** Descriptors that this process has open, where the system tells. */
function openDescriptors(): number {
  return process.platform === 'linux' ? readdirSync('/proc/self/fd').length : 0;
}

async function openingError(path: string): Promise<CaptureError> {
  const error: unknown = await openCaptureFile(path).catch((thrown) => thrown);
  if (error instanceof CaptureError) return error;
  throw new Error(`expected a CaptureError, got ${String(error)}`);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'networkml-pcap-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('a capture file', () => {
  test('gives the same packets as its bytes', async () => {
    const capture = await openCaptureFile(await written('whole.pcap', file));
    const rows: string[] = [];
    for await (const batch of capture.batches()) rows.push(...rowsOf(batch));
    expect(rows).toEqual((await readCapture(file)).rows);
    expect(rows).toHaveLength(3100);
  });

  test('is named by its errors', async () => {
    const path = await written('cut.pcap', file.subarray(0, 1000));
    const capture = await openCaptureFile(path);
    for await (const _ of capture.batches());
    expect(capture.damage?.message).toBe(
      `${path}: cut off inside a packet record (needed 1,016 bytes, found 976) at byte 24, packet 1`,
    );
  });

  test('that does not exist is unreadable', async () => {
    const path = join(folder, 'none.pcap');
    expect(await openingError(path)).toMatchObject({
      code: 'unreadable',
      message: `${path}: no such file`,
      cause: { code: 'ENOENT' },
    });
  });

  test('that is a directory is unreadable', async () => {
    expect(await openingError(folder)).toMatchObject({
      code: 'unreadable',
      message: `${folder}: is a directory, expected a capture`,
    });
  });

  test('is closed whatever becomes of it', async () => {
    const good = await written('good.pcap', file);
    const text = await written('text.pcap', new TextEncoder().encode('no capture'));
    const before = openDescriptors();
    for (let i = 0; i < 20; i++) {
      for await (const _ of (await openCaptureFile(good)).batches());
      for await (const _ of (await openCaptureFile(good, { batchSize: 1 })).batches()) break;
      await openingError(text);
      await openingError(folder);
    }
    expect(openDescriptors()).toBe(before);
  });
});
