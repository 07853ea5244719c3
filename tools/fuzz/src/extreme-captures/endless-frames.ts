import { concatenate, pcapHeader } from '@networkml/packet-builder';
import { lz4, zstd } from '../compressors.js';
import { copies, type ExtremeCapture, repeated } from './extreme-capture.js';

const CHUNK_LENGTH = 65_536;
const LETTERS = new Uint8Array(CHUNK_LENGTH).fill(0x41);
const ZEROS = new Uint8Array(CHUNK_LENGTH);
const PCAP_HEADER = pcapHeader();
/** RFC 1952 section 2.3: the flags say that a name, or a comment, follows; it ends with a zero. */
const GZIP_FLAG = { NAME: 0x08, COMMENT: 0x10 } as const;
/** RFC 8878 section 3.1.2, and the same of LZ4: a magic number, and how many bytes are to be passed over. */
const SKIPPABLE_FRAME = Uint8Array.of(0x50, 0x2a, 0x4d, 0x18, 0xf0, 0xff, 0xff, 0xff);
/** RFC 8878 section 3.1.1.1: a frame that says nothing of its content, with a window of 8 MiB. */
const ZSTD_FRAME_HEADER = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0x00, (23 - 10) << 3);
/** Section 3.1.1.2: blocks that hold nothing, the last one and others. */
const EMPTY_ZSTD_BLOCK = { last: Uint8Array.of(1, 0, 0), other: Uint8Array.of(0, 0, 0) } as const;

/** Compressed data that goes on and on, and of which nothing or little comes. */
export const ENDLESS_FRAMES: readonly ExtremeCapture[] = [
  gzipHeader('name', GZIP_FLAG.NAME),
  gzipHeader('comment', GZIP_FLAG.COMMENT),
  skippable('zstd', zstd(PCAP_HEADER)),
  skippable('lz4', lz4(PCAP_HEADER)),
  {
    name: 'zstd blocks with nothing in them',
    counts: { quick: 500_000, full: 10_000_000 },
    *chunks(count) {
      yield concatenate(zstd(PCAP_HEADER), ZSTD_FRAME_HEADER);
      yield* copies(EMPTY_ZSTD_BLOCK.other, count);
      yield EMPTY_ZSTD_BLOCK.last;
    },
    expected: () => ({ packets: 0 }),
    nanosecondsPerByte: 1000,
  },
];

function gzipHeader(what: string, flag: number): ExtremeCapture {
  return {
    name: `a gzip header with a ${what} that does not end`,
    counts: { quick: 512, full: 16_384 },
    *chunks(count) {
      yield Uint8Array.of(0x1f, 0x8b, 8, flag, 0, 0, 0, 0, 0, 3);
      yield* repeated(LETTERS, count);
    },
    expected: () => ({ packets: 0, error: 'truncated' }),
  };
}

function skippable(compression: string, start: Uint8Array): ExtremeCapture {
  return {
    name: `a ${compression} frame of 4 GiB to be passed over`,
    counts: { quick: 1024, full: 65_535 },
    *chunks(count) {
      yield concatenate(start, SKIPPABLE_FRAME);
      yield* repeated(ZEROS, count);
    },
    expected: () => ({ packets: 0, error: 'truncated' }),
  };
}
