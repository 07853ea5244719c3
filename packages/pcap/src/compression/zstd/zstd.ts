import { CheckedContent } from '../checked-content.js';
import { damage } from '../compression-fault.js';
import { type CompressionInput, littleEndian } from '../compression-input.js';
import { decompressFrames, type FrameFormat } from '../frames.js';
import type { History } from '../history.js';
import { XxHash64 } from '../xxhash/xxhash64.js';
import { readZstdFrameHeader } from './frame-header.js';
import { LiteralsReader } from './literals.js';
import { SequenceExecutor } from './sequences.js';

/** RFC 8878 section 3.1.1, as a little-endian number. */
const MAGIC = 0xfd2fb528;
/** `pzstd` begins its files with a skippable frame of this magic number, and each frame after. */
const PZSTD_MAGIC = 0x184d2a50;

/** Section 3.1.1.2.4, in bytes. */
const LONGEST_BLOCK = 131_072;
const BLOCK_HEADER_LENGTH = 3;

/** Section 3.1.1.2.2. */
const BLOCK_TYPE = { RAW: 0, RUN: 1, COMPRESSED: 2 } as const;

/** True if data that begins with these bytes is a zstd file. */
export function isZstd(start: Uint8Array): boolean {
  const magic = littleEndian(start.subarray(0, 4));
  return magic === MAGIC || magic === PZSTD_MAGIC;
}

/**
 * Decompresses zstd data of one or more frames as it arrives; skippable ones are passed over.
 *
 * Verified are the checksum and the length of the content, where a frame tells them. A frame that needs a dictionary,
 * or a window larger than 128 MiB, is refused. The window takes memory as it fills; a full one takes an eighth more than its size.
 *
 * @throws {@link CaptureError} where the compressed data is damaged or cut off, after all that precedes the damage has
 * been yielded; its byte offset is that of the damaged header, block or checksum in the compressed data
 */
export function unzstd(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  return decompressFrames(new Zstd(), chunks);
}

/** The frames of one file: what decodes them is made once, since a file may have many tiny ones. */
class Zstd implements FrameFormat {
  readonly name = 'zstd';
  readonly #literals = new LiteralsReader(LONGEST_BLOCK);
  readonly #sequences = new SequenceExecutor();

  frame(magic: number, input: CompressionInput, history: History): AsyncGenerator<Uint8Array> | undefined {
    return magic === MAGIC ? this.#frame(input, history) : undefined;
  }

  async *#frame(input: CompressionInput, history: History): AsyncGenerator<Uint8Array> {
    const header = await readZstdFrameHeader(input);
    const content = new CheckedContent(history, header.contentChecksum ? new XxHash64() : undefined);
    const longestBlock = Math.min(header.windowSize, LONGEST_BLOCK);
    this.#literals.begin();
    this.#sequences.begin();
    history.begin(header.windowSize);
    for (let isLast = false; !isLast; ) {
      const blockHeader = await input.takeNumber(BLOCK_HEADER_LENGTH);
      isLast = blockHeader % 2 === 1;
      history.beginBlock(longestBlock);
      await this.#block(blockHeader, longestBlock, input, history);
      yield* content.take();
    }
    await content.check(header.contentSize, input);
  }

  async #block(header: number, longest: number, input: CompressionInput, history: History): Promise<void> {
    const type = (header >>> 1) & 3;
    const length = header >>> 3;
    if (length > longest) throw damage('a block is longer than its header allows');
    if (type === BLOCK_TYPE.RUN) {
      const [byte] = await input.take(1);
      history.appendRun(byte, length);
    } else if (type === BLOCK_TYPE.RAW) {
      const found = await input.takeUpTo(length);
      history.append(found, 0, found.length);
      if (found.length < length) throw input.cutOff();
    } else if (type === BLOCK_TYPE.COMPRESSED) {
      const block = await input.take(length);
      this.#sequences.execute(block, this.#literals.read(block), history);
    } else throw damage('a block has an unknown type');
  }
}
