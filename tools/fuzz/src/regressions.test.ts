import { interfaceDescription, pcapHeader, sectionHeader } from '@networkml/packet-builder';
import { beforeEach, describe, expect, test } from 'vitest';
import { zstd } from './compressors.js';
import { ZSTD_WINDOW_MEMORY } from './extreme-captures/compression-bombs.js';
import { copies, type ExtremeCapture } from './extreme-captures/extreme-capture.js';
import { readExtremeCapture } from './extreme-captures/read-extreme-capture.js';
import { collectGarbage, objectMemory } from './used-memory.js';

/** The machine may be busy. */
const PATIENCE = 20;

/** What went wrong once. A finding is reduced to the least that shows it, and named for what the reader did. */
describe('no more', () => {
  beforeEach(collectGarbage);

  async function faultsOf(reading: Pick<ExtremeCapture, 'chunks' | 'expected'>, count: number) {
    const extreme = { name: '', counts: { quick: count, full: count }, ...reading };
    return (await readExtremeCapture(extreme, count, objectMemory, PATIENCE)).faults;
  }

  test('are interface descriptions remembered without number, until the memory is full', async () => {
    const faults = await faultsOf(
      {
        *chunks(count) {
          yield sectionHeader();
          yield* copies(interfaceDescription(), count);
        },
        expected: () => ({ packets: 0, error: 'any' }),
      },
      1_500_000,
    );
    expect(faults).toEqual([]);
  });

  test('do four kilobytes of zstd take more memory than the window that they declare', async () => {
    const faults = await faultsOf(
      {
        *chunks(blocks) {
          yield zstd(pcapHeader());
          // RFC 8878 section 3.1.1: the header of a frame with this window, then blocks of 128 KiB of zeros.
          yield Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0x00, (27 - 10) << 3);
          yield* copies(Uint8Array.of(0x02, 0x00, 0x10, 0x00), blocks);
          yield Uint8Array.of(0x01, 0x00, 0x00);
        },
        expected: () => ({ bytes: 1100 * 131_072, memory: ZSTD_WINDOW_MEMORY }),
      },
      1100,
    );
    expect(faults).toEqual([]);
  });
});
