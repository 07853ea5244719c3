import { concatenate } from '@networkml/packet-builder';
import { littleEndianBytes } from './compressed-frames.js';

export const ZSTD_MAGIC = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd);

/** A block of a zstd frame: its type, the size that its header tells, and its bytes. */
export interface ZstdBlock {
  readonly type: number;
  readonly size: number;
  readonly content: Uint8Array;
}

export function rawBlock(content: Uint8Array): ZstdBlock {
  return { type: 0, size: content.length, content };
}

export function runBlock(byte: number, length: number): ZstdBlock {
  return { type: 1, size: length, content: Uint8Array.of(byte) };
}

export function compressedBlock(...content: readonly number[]): ZstdBlock {
  return { type: 2, size: content.length, content: Uint8Array.from(content) };
}

/** A zstd frame whose header tells its window, of `2 ** windowLog` bytes, and nothing else. */
export function zstdFrame(blocks: readonly ZstdBlock[], windowLog = 20): Uint8Array {
  return concatenate(ZSTD_MAGIC, Uint8Array.of(0x00, (windowLog - 10) << 3), zstdBlocks(blocks));
}

/** Blocks behind their headers, the last one marked. */
export function zstdBlocks(blocks: readonly ZstdBlock[]): Uint8Array {
  return concatenate(
    ...blocks.flatMap(({ type, size, content }, index) => {
      const last = index === blocks.length - 1 ? 1 : 0;
      return [littleEndianBytes(size * 8 + type * 2 + last, 3), content];
    }),
  );
}
