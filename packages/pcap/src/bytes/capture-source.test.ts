import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { concatenate, pcapHeader, pcapRecord } from '@networkml/packet-builder';
import { describe, expect, test } from 'vitest';
import { readCapture } from '../../test-support/read-capture.js';
import { CaptureError } from '../capture-error.js';
import { openCapture } from '../open-capture.js';

const frame = new Uint8Array(42);
const pcap = concatenate(pcapHeader(), ...Array.from({ length: 10 }, () => pcapRecord(frame)));

function gzip(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(gzipSync(bytes));
}

/** A source that tells whether it was closed. */
function observed(file: Uint8Array, chunkLength = 64) {
  const state = { closed: 0 };
  let at = 0;
  const iterator: AsyncIterator<Uint8Array> = {
    next: async () => {
      const value = file.subarray(at, at + chunkLength);
      at += chunkLength;
      return value.length === 0 ? { done: true, value: undefined } : { done: false, value };
    },
    return: async () => {
      state.closed++;
      return { done: true, value: undefined };
    },
  };
  return { state, source: { [Symbol.asyncIterator]: () => iterator } };
}

test('a capture gives the same packets from bytes, blobs, streams and iterables', async () => {
  const chunks = [pcap.subarray(0, 3), new Uint8Array(0), pcap.subarray(3, 90), pcap.subarray(90)];
  async function* iterated() {
    yield* chunks;
  }
  const sources = {
    bytes: pcap,
    buffer: Buffer.from(pcap),
    blob: new Blob([pcap]),
    'web stream': new Blob([pcap]).stream(),
    'Node stream': Readable.from(chunks),
    iterable: chunks,
    'async iterable': iterated(),
  };
  const expected = (await readCapture(pcap)).rows;
  expect(expected).toHaveLength(10);
  for (const [name, source] of Object.entries(sources)) {
    expect((await readCapture(source)).rows, name).toEqual(expected);
  }
});

describe('the source of a capture is closed', () => {
  test.each([
    ['plain', pcap],
    ['gzipped', gzip(pcap)],
  ])('when reading stops early, %s', async (_, file) => {
    const { source, state } = observed(file);
    const capture = await openCapture(source, { batchSize: 1 });
    for await (const batch of capture.batches()) {
      expect(batch.length).toBe(1);
      break;
    }
    expect(state.closed).toBe(1);
  });

  test.each([
    ['text', new TextEncoder().encode('text '.repeat(100))],
    ['gzipped text', gzip(new TextEncoder().encode('text '.repeat(1000)))],
  ])('when it turns out to hold %s', async (_, file) => {
    const { source, state } = observed(file, 16);
    await expect(openCapture(source)).rejects.toThrow(CaptureError);
    expect(state.closed).toBe(1);
  });

  test('when damage is found before its end', async () => {
    const { source, state } = observed(
      concatenate(pcapHeader(), pcapRecord(frame, { capturedLength: 1e9 }), pcap),
    );
    expect((await readCapture(source)).damage).toMatchObject({ code: 'bad-length' });
    expect(state.closed).toBe(1);
  });

  test('when it is a web stream: it is cancelled', async () => {
    let cancelled = 0;
    const stream = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(pcapRecord(frame)),
      start: (controller) => controller.enqueue(pcapHeader()),
      cancel: () => {
        cancelled++;
      },
    });
    for await (const _ of (await openCapture(stream, { batchSize: 2 })).batches()) break;
    expect(cancelled).toBe(1);
  });
});

test('an error of the source itself is passed on, when it is opened and when it is read', async () => {
  async function* failing(bytes: number) {
    yield pcap.subarray(0, bytes);
    throw new Error('connection lost');
  }
  await expect(openCapture(failing(0))).rejects.toThrow('connection lost');
  const capture = await openCapture(failing(100));
  const reading = async () => {
    for await (const batch of capture.batches()) expect(batch.length).toBeGreaterThan(0);
  };
  await expect(reading()).rejects.toThrow('connection lost');
});
