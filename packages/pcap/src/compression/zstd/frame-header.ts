import { CompressionFault, damage } from '../compression-fault.js';
import type { CompressionInput } from '../compression-input.js';

/** The frame header descriptor of RFC 8878 section 3.1.1.1.1. */
const FLAG = { CHECKSUM: 0x04, RESERVED: 0x08, SINGLE_SEGMENT: 0x20 } as const;
/** Number of bytes of the dictionary ID, by the two bits of its flag. */
const DICTIONARY_ID_LENGTHS = [0, 1, 2, 4];
/** Number of bytes of the content size, by the two bits of its flag; in a single segment the first is 1. */
const CONTENT_SIZE_LENGTHS = [0, 2, 4, 8];
/** A content size of two bytes counts from here. */
const TWO_BYTE_CONTENT_SIZE = 256;

/**
 * The largest window that is accepted, in bytes: what `zstd` itself accepts unless told otherwise, and more than any of
 * its levels makes. Only its option `--long` with a number above 27 makes a larger one.
 */
const LARGEST_WINDOW = 2 ** 27;

/** What the header of a zstd frame tells of it. */
export interface ZstdFrameHeader {
  /** How far back a match reaches at most, in bytes. */
  readonly windowSize: number;
  /** In bytes; undefined if the frame does not tell. */
  readonly contentSize: number | undefined;
  readonly contentChecksum: boolean;
}

/**
 * Reads the header of a zstd frame, behind its magic number.
 *
 * @throws {@link CompressionFault} if it is damaged, or needs what is not read here
 */
export async function readZstdFrameHeader(input: CompressionInput): Promise<ZstdFrameHeader> {
  const [flags] = await input.take(1);
  const has = (flag: number) => (flags & flag) !== 0;
  if (has(FLAG.RESERVED)) throw damage('its header has values that are not defined');

  const window = has(FLAG.SINGLE_SEGMENT) ? undefined : await readWindowSize(input);
  const dictionary = await input.takeNumber(DICTIONARY_ID_LENGTHS[flags & 3]);
  if (dictionary !== 0) throw new CompressionFault('needs a dictionary');
  const contentSize = await readContentSize(flags >>> 6, window === undefined, input);

  const windowSize = window ?? contentSize ?? 0;
  if (windowSize > LARGEST_WINDOW) {
    throw new CompressionFault(
      `needs a window of ${windowSize.toLocaleString('en-US')} bytes, more than the ${LARGEST_WINDOW.toLocaleString('en-US')} that are read here`,
    );
  }
  return { windowSize, contentSize, contentChecksum: has(FLAG.CHECKSUM) };
}

/** Section 3.1.1.1.2: an exponent and eighths. */
async function readWindowSize(input: CompressionInput): Promise<number> {
  const [descriptor] = await input.take(1);
  return (2 ** (10 + (descriptor >>> 3)) / 8) * (8 + (descriptor & 7));
}

async function readContentSize(
  flag: number,
  isSingleSegment: boolean,
  input: CompressionInput,
): Promise<number | undefined> {
  const length = flag === 0 && isSingleSegment ? 1 : CONTENT_SIZE_LENGTHS[flag];
  if (length === 0) return undefined;
  const size = await input.takeNumber(length);
  return length === 2 ? size + TWO_BYTE_CONTENT_SIZE : size;
}
