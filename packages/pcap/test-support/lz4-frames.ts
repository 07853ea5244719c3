import { concatenate } from '@networkml/packet-builder';
import { XxHash32 } from '../src/compression/xxhash/xxhash32.js';
import { littleEndianBytes } from './compressed-frames.js';

export const LZ4_MAGIC = Uint8Array.of(0x04, 0x22, 0x4d, 0x18);

/** What an LZ4 frame has besides blocks. */
export interface Lz4FrameOptions {
  /** Bits of its flags besides those that the other options set. Default 0x20: blocks are independent. */
  readonly flags?: number;
  /** Default 1. */
  readonly version?: number;
  /** Default 0x40: blocks of at most 64 KB. */
  readonly blockDescriptor?: number;
  /** The length that its header tells, in bytes. */
  readonly contentSize?: number;
  readonly dictionary?: number;
  readonly blockChecksums?: boolean;
  /** What it decompresses to, if it is to have a checksum of that. */
  readonly content?: Uint8Array;
}

/** A block of an LZ4 frame. */
export interface Lz4Block {
  readonly compressed: boolean;
  readonly bytes: Uint8Array;
}

/** A block that is stored as it is. */
export function storedBlock(bytes: Uint8Array): Lz4Block {
  return { compressed: false, bytes };
}

/** A block of these bytes: tokens, lengths, literals and distances. */
export function sequencesBlock(...bytes: readonly number[]): Lz4Block {
  return { compressed: true, bytes: Uint8Array.from(bytes) };
}

export function lz4Frame(blocks: readonly Lz4Block[], options: Lz4FrameOptions = {}): Uint8Array {
  const { blockChecksums = false, content } = options;
  return concatenate(
    LZ4_MAGIC,
    frameHeader(options),
    ...blocks.map((block) => blockWithHeader(block, blockChecksums)),
    new Uint8Array(4),
    content === undefined ? new Uint8Array(0) : checksum(content),
  );
}

/** A legacy frame, whose blocks are all compressed. */
export function legacyLz4Frame(...blocks: readonly Lz4Block[]): Uint8Array {
  const magic = Uint8Array.of(0x02, 0x21, 0x4c, 0x18);
  return concatenate(magic, ...blocks.map((block) => blockWithHeader(block, false)));
}

function frameHeader(options: Lz4FrameOptions): Uint8Array {
  const { flags = 0x20, version = 1, blockDescriptor = 0x40, contentSize, dictionary } = options;
  const allFlags =
    flags |
    (version << 6) |
    (options.blockChecksums ? 0x10 : 0) |
    (contentSize === undefined ? 0 : 0x08) |
    (options.content === undefined ? 0 : 0x04) |
    (dictionary === undefined ? 0 : 0x01);
  const descriptor = concatenate(
    Uint8Array.of(allFlags, blockDescriptor),
    contentSize === undefined ? new Uint8Array(0) : littleEndianBytes(contentSize, 8),
    dictionary === undefined ? new Uint8Array(0) : littleEndianBytes(dictionary, 4),
  );
  return concatenate(descriptor, checksum(descriptor).subarray(1, 2));
}

function blockWithHeader({ compressed, bytes }: Lz4Block, hasChecksum: boolean): Uint8Array {
  const size = bytes.length + (compressed ? 0 : 0x80000000);
  return concatenate(littleEndianBytes(size, 4), bytes, hasChecksum ? checksum(bytes) : new Uint8Array(0));
}

function checksum(bytes: Uint8Array): Uint8Array {
  const hash = new XxHash32();
  hash.update(bytes);
  return littleEndianBytes(hash.digest(), 4);
}
