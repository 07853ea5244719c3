import { ethernet } from '@networkml/packet-builder';
import { describe, expect, test } from 'vitest';
import { openCapture } from './open-capture.js';
import { writePcap } from './write/pcap.js';

const frame = ethernet('02:00:00:00:00:01', '02:00:00:00:00:02', 0x88b5, new Uint8Array(46));
const packet = { seconds: 1_600_000_000, nanoseconds: 0, bytes: frame };

/** A source that yields a capture of four packets in two chunks, and tells whether it was closed. */
function observedSource() {
  const file = writePcap([packet, packet, packet, packet]);
  const source = {
    closed: false,
    async *[Symbol.asyncIterator]() {
      try {
        yield file.subarray(0, 100);
        yield file.subarray(100);
      } finally {
        source.closed = true;
      }
    },
  };
  return source;
}

describe('a capture lets go of its source', () => {
  test('when all of it was read', async () => {
    const source = observedSource();
    const capture = await openCapture(source);
    for await (const _ of capture.batches()) expect(source.closed).toBe(true);
    expect(source.closed).toBe(true);
  });

  test('when the loop over its batches is left early', async () => {
    const source = observedSource();
    const capture = await openCapture(source, { batchSize: 1 });
    for await (const _ of capture.batches()) break;
    expect(source.closed).toBe(true);
  });

  test('when it is closed unread, after which its packets cannot be read', async () => {
    const source = observedSource();
    const capture = await openCapture(source);
    expect(source.closed).toBe(false);
    await capture.close();
    await capture.close();
    expect(source.closed).toBe(true);
    await expect(capture.batches().next()).rejects.toThrow('read once');
  });
});

describe('a capture that is closed', () => {
  test('while its batches are read gives no more of them, and is not damaged', async () => {
    for (const strict of [false, true]) {
      const capture = await openCapture(observedSource(), { batchSize: 1, strict });
      let batches = 0;
      for await (const _ of capture.batches()) {
        batches++;
        await capture.close();
      }
      expect(batches).toBe(1);
      expect(capture.damage).toBeUndefined();
    }
  });

  test('lets go of a web stream that gives nothing', async () => {
    let cancelled = false;
    const stalled = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(writePcap([packet])),
      cancel: () => {
        cancelled = true;
      },
    });
    const capture = await openCapture(stalled, { batchSize: 2 });
    const reading = capture.batches().next();
    await capture.close();
    expect((await reading).value?.length).toBe(1);
    expect(cancelled).toBe(true);
  });
});

describe('a source that throws', () => {
  test('loses nothing that it gave before', async () => {
    const failure = new Error('the disk is gone');
    const source = async function* () {
      yield writePcap([packet, packet]).subarray(0, 200);
      throw failure;
    };
    const capture = await openCapture(source());
    let packets = 0;
    const reading = async () => {
      for await (const batch of capture.batches()) packets += batch.length;
    };
    await expect(reading()).rejects.toBe(failure);
    expect(packets).toBe(2);
    expect(capture.statistics.read).toBe(2);
  });
});

describe('a source', () => {
  test('may be an ArrayBuffer', async () => {
    const { buffer } = writePcap([packet]).slice();
    const capture = await openCapture(buffer);
    for await (const batch of capture.batches()) expect(batch.length).toBe(1);
    expect(capture.statistics.read).toBe(1);
  });

  test.each([
    ['a path', 'office.pcap'],
    ['nothing', undefined],
    ['a number', 7],
    ['an object', {}],
  ])('of a kind that is none is refused: %s', async (_, source) => {
    // @ts-expect-error: what a caller without types may hand over
    await expect(openCapture(source)).rejects.toThrow(/^expected bytes, a Blob, a stream/);
  });

  test('must yield bytes', async () => {
    // @ts-expect-error: what a caller without types may hand over
    await expect(openCapture(['text'])).rejects.toThrow('must yield Uint8Arrays, got string');
  });
});
