import { CheckedContent } from '../checked-content.js';
import { CompressionFault, damage } from '../compression-fault.js';
import { type CompressionInput, littleEndian } from '../compression-input.js';
import { decompressFrames, type FrameFormat } from '../frames.js';
import type { History } from '../history.js';
import { XxHash32 } from '../xxhash/xxhash32.js';
import { decompressLz4Block } from './block.js';
import { type Lz4FrameHeader, readLz4FrameHeader } from './frame-header.js';

/** lz4_Frame_format.md, as little-endian numbers. */
const MAGIC = 0x184d2204;
const LEGACY_MAGIC = 0x184c2102;

/** A block size of this ends the frame. */
const END_MARK = 0;
/** This bit of a block size says that the block is stored as it is. */
const STORED = 0x80000000;

/** How far back a match reaches at most, in bytes: its distance has 16 bits. */
const WINDOW_SIZE = 65_535;
/** A byte of a block makes at most so many. */
const HIGHEST_RATIO = 255;

/** All blocks of a legacy frame are so long, in bytes, the last may be shorter. */
const LEGACY_BLOCK = 8 * 1024 * 1024;
/** What such a block takes if it cannot be compressed. */
const LONGEST_LEGACY_BLOCK = LEGACY_BLOCK + Math.floor(LEGACY_BLOCK / HIGHEST_RATIO) + 16;

/** True if data that begins with these bytes is an LZ4 file. */
export function isLz4(start: Uint8Array): boolean {
  const magic = littleEndian(start.subarray(0, 4));
  return magic === MAGIC || magic === LEGACY_MAGIC;
}

/**
 * Decompresses LZ4 data of one or more frames as it arrives; legacy frames too, and skippable ones are passed over.
 *
 * Verified are the checksums of header, blocks and content, and the length of the content, where a frame tells them.
 * A frame that needs a dictionary is refused. Of a block that is cut off, what can be decompressed is.
 *
 * It holds one block and what that decompresses to: of a frame at most 4 MB each, of a legacy frame 8 MB.
 *
 * @throws {@link CaptureError} where the compressed data is damaged or cut off, after all that precedes the damage has
 * been yielded; its byte offset is that of the damaged header, block or checksum in the compressed data
 */
export function unlz4(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  return decompressFrames(LZ4, chunks);
}

const LZ4: FrameFormat = {
  name: 'lz4',
  frame(magic, input, history) {
    if (magic === MAGIC) return frame(input, history);
    return magic === LEGACY_MAGIC ? legacyFrame(input, history) : undefined;
  },
};

async function* frame(input: CompressionInput, history: History): AsyncGenerator<Uint8Array> {
  const header = await readLz4FrameHeader(input);
  const content = new CheckedContent(history, header.contentChecksum ? new XxHash32() : undefined);
  history.begin(WINDOW_SIZE);
  for (let size = await input.takeNumber(4); size !== END_MARK; size = await input.takeNumber(4)) {
    if (header.independentBlocks) history.begin(WINDOW_SIZE);
    await readBlock(size, header, input, history);
    yield* content.take();
  }
  await content.check(header.contentSize, input);
}

async function readBlock(
  size: number,
  { longestBlock, blockChecksums }: Lz4FrameHeader,
  input: CompressionInput,
  history: History,
): Promise<void> {
  const length = size % STORED;
  if (length > longestBlock) throw damage('a block is longer than its header allows');
  const needed = blockChecksums ? length + 4 : length;
  const found = await input.takeUpTo(needed);
  const whole = found.length === needed;
  const block = found.subarray(0, length);
  if (whole && blockChecksums && hashOf(block) !== littleEndian(found.subarray(length))) {
    throw damage('the checksum of a block is wrong');
  }
  history.beginBlock(size < STORED ? Math.min(longestBlock, length * HIGHEST_RATIO) : length);
  if (size < STORED) decompress(block, whole, history);
  else history.append(block, 0, block.length);
  if (!whole) throw input.cutOff();
}

/** A legacy frame has no end of its own: the data ends, or another frame begins where a block would. */
async function* legacyFrame(input: CompressionInput, history: History): AsyncGenerator<Uint8Array> {
  while ((await input.has(1)) && (await input.peekNumber()) <= LONGEST_LEGACY_BLOCK) {
    const length = await input.takeNumber(4);
    const block = await input.takeUpTo(length);
    history.begin(WINDOW_SIZE);
    history.beginBlock(Math.min(LEGACY_BLOCK, length * HIGHEST_RATIO));
    decompress(block, block.length === length, history);
    if (block.length < length) throw input.cutOff();
    yield* history.take();
  }
}

/** Decompresses a block, or as much of it as there is. */
function decompress(block: Uint8Array, whole: boolean, history: History): void {
  try {
    decompressLz4Block(block, history);
  } catch (error) {
    if (whole || !(error instanceof CompressionFault)) throw error;
  }
}

function hashOf(bytes: Uint8Array): number {
  const hash = new XxHash32();
  hash.update(bytes);
  return hash.digest();
}
