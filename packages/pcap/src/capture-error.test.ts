import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { CaptureError } from './capture-error.js';
import { openCaptureFile } from './node/open-capture-file.js';
import { openCapture } from './open-capture.js';
import { writePcap } from './write/pcap.js';

describe('a capture error', () => {
  test('has a message that ends in its place', () => {
    const place = { path: 'x.pcap', byteOffset: 1_048_600, packetNumber: 9_312, needed: 74, available: 13 };
    expect(new CaptureError('truncated', 'cut off inside a packet record', place).message).toBe(
      'x.pcap: cut off inside a packet record (needed 74 bytes, found 13) at byte 1,048,600, packet 9,312',
    );
  });

  test('says no more of its place than is known', () => {
    expect(new CaptureError('empty', 'empty', { byteOffset: 0 }).message).toBe('empty at byte 0');
    expect(new CaptureError('truncated', 'cut off', { byteOffset: 7, needed: 8 }).message).toBe(
      'cut off at byte 7',
    );
  });

  test('says so if it counts decompressed bytes', () => {
    const error = new CaptureError('bad-length', 'too long', { byteOffset: 1024, decompressed: true });
    expect(error.message).toBe('too long at decompressed byte 1,024');
  });

  test('is the same error when an outer layer adds what it knows', () => {
    const cause = new Error('EIO');
    const error = new CaptureError('unreadable', 'cannot be read', { byteOffset: 5 }, { cause });
    const located = error.locate({ path: 'x.pcap' });
    expect(located).toMatchObject({
      name: 'CaptureError',
      code: 'unreadable',
      message: 'x.pcap: cannot be read at byte 5',
      place: { path: 'x.pcap', byteOffset: 5 },
      cause,
    });
    expect(error.place).toEqual({ byteOffset: 5 });
  });

  test('has a cause only if there is one', () => {
    const error = new CaptureError('empty', 'empty', { byteOffset: 0 });
    expect(error.locate({ path: 'x.pcap' })).not.toHaveProperty('cause');
  });

  test.each([
    ['source', new Uint8Array(0)],
    ['compression', gzipSync(writePcap([])).subarray(0, -9)],
    ['compression', new Uint8Array([...gzipSync(writePcap([])), 1])],
    ['container', new TextEncoder().encode('no capture')],
    ['container', gzipSync(writePcap([]).subarray(0, 20))],
  ] as const)('tells the layer that it lies in: %s', async (layer, file) => {
    const open = async () => {
      const capture = await openCapture(file, { strict: true });
      for await (const _ of capture.batches());
    };
    await expect(open()).rejects.toMatchObject({ name: 'CaptureError', layer });
  });

  test('of a file that is not there lies in the source, and stays there when it is located', async () => {
    const error = await openCaptureFile('/no/such/file').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ layer: 'source', code: 'unreadable' });
    const located = new CaptureError('truncated', 'cut off', { byteOffset: 0, layer: 'compression' }).locate({
      path: 'x',
    });
    expect(located.layer).toBe('compression');
  });
});
