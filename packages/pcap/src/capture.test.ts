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
