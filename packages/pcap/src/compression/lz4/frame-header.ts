import { CompressionFault, damage } from '../compression-fault.js';
import { type CompressionInput, littleEndian } from '../compression-input.js';
import { XxHash32 } from '../xxhash/xxhash32.js';

/** The FLG byte of lz4_Frame_format.md. */
const FLAG = {
  DICTIONARY: 0x01,
  RESERVED: 0x02,
  CONTENT_CHECKSUM: 0x04,
  CONTENT_SIZE: 0x08,
  BLOCK_CHECKSUMS: 0x10,
  INDEPENDENT_BLOCKS: 0x20,
} as const;
const VERSION = 1;

/** The BD byte: an exponent in its middle, 64 KB to 4 MB, and nothing else. */
const BLOCK_SIZE_RESERVED = 0x8f;
const SMALLEST_BLOCK_SIZE = 4;

/** What the header of an LZ4 frame tells of it. */
export interface Lz4FrameHeader {
  readonly independentBlocks: boolean;
  readonly blockChecksums: boolean;
  readonly contentChecksum: boolean;
  /** In bytes; undefined if the frame does not tell. */
  readonly contentSize: number | undefined;
  /** Length of the longest block, in bytes. */
  readonly longestBlock: number;
}

/**
 * Reads the header of an LZ4 frame, behind its magic number.
 *
 * @throws {@link CompressionFault} if it is damaged, or needs what is not read here
 */
export async function readLz4FrameHeader(input: CompressionInput): Promise<Lz4FrameHeader> {
  const hash = new XxHash32();
  const descriptor = await input.take(2);
  hash.update(descriptor);
  const [flags, blockDescriptor] = descriptor;
  if (flags >>> 6 !== VERSION) throw new CompressionFault('is of a version that is not read here');

  const has = (flag: number) => (flags & flag) !== 0;
  let contentSize: number | undefined;
  if (has(FLAG.CONTENT_SIZE)) {
    const bytes = await input.take(8);
    hash.update(bytes);
    contentSize = littleEndian(bytes);
  }
  if (has(FLAG.DICTIONARY)) hash.update(await input.take(4));
  const [checksum] = await input.take(1);
  if (checksum !== ((hash.digest() >>> 8) & 0xff)) throw damage('the checksum of its header is wrong');

  const blockSize = blockDescriptor >>> 4;
  if (
    has(FLAG.RESERVED) ||
    (blockDescriptor & BLOCK_SIZE_RESERVED) !== 0 ||
    blockSize < SMALLEST_BLOCK_SIZE
  ) {
    throw damage('its header has values that are not defined');
  }
  if (has(FLAG.DICTIONARY)) throw new CompressionFault('needs a dictionary');
  return {
    independentBlocks: has(FLAG.INDEPENDENT_BLOCKS),
    blockChecksums: has(FLAG.BLOCK_CHECKSUMS),
    contentChecksum: has(FLAG.CONTENT_CHECKSUM),
    contentSize,
    longestBlock: 2 ** (8 + 2 * blockSize),
  };
}
