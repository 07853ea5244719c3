import { describe, expect, test } from 'vitest';
import { lz4Frame, storedBlock } from '../../test-support/lz4-frames.js';
import { rawBlock, zstdFrame } from '../../test-support/zstd-frames.js';
import { unlz4 } from './lz4/lz4.js';
import { unzstd } from './zstd/zstd.js';

const content = Uint8Array.of(1, 2, 3);

describe.each([
  ['zstd', unzstd, zstdFrame([rawBlock(content)])],
  ['lz4', unlz4, lz4Frame([storedBlock(content)])],
] as const)('the source of %s data', (_, decompress, file) => {
  test('is closed when no more is asked for, and when it has ended', async () => {
    for (const stopAfter of [1, Number.POSITIVE_INFINITY]) {
      let closed = false;
      const source = async function* () {
        try {
          yield file;
          yield file;
        } finally {
          closed = true;
        }
      };
      let chunks = 0;
      for await (const _ of decompress(source())) if (++chunks === stopAfter) break;
      expect({ chunks, closed }).toEqual({ chunks: Math.min(stopAfter, 2), closed: true });
    }
  });

  test('is closed when the data is damaged', async () => {
    let closed = false;
    const source = async function* () {
      try {
        yield file;
        yield new Uint8Array(4);
        yield file;
      } finally {
        closed = true;
      }
    };
    const reading = async () => {
      for await (const _ of decompress(source()));
    };
    await expect(reading()).rejects.toThrow('another kind of data');
    expect(closed).toBe(true);
  });

  test('passes on its own error, behind what came before', async () => {
    const failure = new Error('the disk is gone');
    const source = async function* () {
      yield file;
      throw failure;
    };
    const chunks: Uint8Array[] = [];
    const reading = async () => {
      for await (const chunk of decompress(source())) chunks.push(chunk);
    };
    await expect(reading()).rejects.toBe(failure);
    expect(chunks).toEqual([content]);
  });
});
