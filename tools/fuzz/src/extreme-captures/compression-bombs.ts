import { interfaceDescription, pcapHeader, sectionHeader } from '@networkml/packet-builder';
import { gzip, lz4, zstd } from '../compressors.js';
import { copies, type ExtremeCapture, GARBAGE, manyOf, repeated } from './extreme-capture.js';
import { UDP_RECORD } from './frames.js';

type Compress = (bytes: Uint8Array) => Uint8Array;

const MEBIBYTE = 1024 * 1024;
const COUNTS = { quick: 32, full: 1024 } as const;
const PCAP_HEADER = pcapHeader();
const ZEROS = new Uint8Array(MEBIBYTE);
/** A record without data is sixteen zeros. */
const EMPTY_RECORD_LENGTH = 16;
const NOTHING = new Uint8Array(0);

/** RFC 8878 section 3.1.1.2.4, in bytes. */
const LONGEST_ZSTD_BLOCK = 131_072;
const BLOCKS_PER_MEBIBYTE = MEBIBYTE / LONGEST_ZSTD_BLOCK;

/** A reader must keep the window that a frame declares, here the largest that is read, and needs room to move it in. */
export const ZSTD_WINDOW_MEMORY = 1.125 * 2 ** 27;

/** Small files of which much comes when they are unpacked. */
export const COMPRESSION_BOMBS: readonly ExtremeCapture[] = [
  ...bombs('gzip', gzip),
  ...bombs('zstd', zstd),
  ...bombs('lz4', lz4),
  // As `zstd -19` writes it, which any reader should take, and the largest that `zstd` itself reads unasked.
  zstdWindow(23, emptyPackets),
  zstdWindow(27, (mebibytes) => ({ ...emptyPackets(mebibytes), memory: ZSTD_WINDOW_MEMORY })),
];

function bombs(name: string, compress: Compress): ExtremeCapture[] {
  return [
    {
      name: `a ${name} bomb of empty packets`,
      counts: COUNTS,
      chunks: (mebibytes) => compressed(compress, PCAP_HEADER, ZEROS, mebibytes),
      expected: emptyPackets,
    },
    {
      name: `a ${name} bomb of packets`,
      counts: COUNTS,
      chunks: (mebibytes) => compressed(compress, PCAP_HEADER, manyOf(UDP_RECORD, MEBIBYTE).bytes, mebibytes),
      expected: (mebibytes) => ({
        packets: mebibytes * manyOf(UDP_RECORD, MEBIBYTE).copies,
        bytes: mebibytes * MEBIBYTE,
      }),
    },
    {
      name: `a ${name} bomb of interfaces`,
      counts: COUNTS,
      chunks: (mebibytes) =>
        compressed(compress, sectionHeader(), manyOf(interfaceDescription(), MEBIBYTE).bytes, mebibytes),
      expected: (mebibytes) => ({ packets: 0, error: 'any', bytes: mebibytes * MEBIBYTE }),
    },
    {
      name: `a ${name} bomb that is no capture`,
      counts: COUNTS,
      chunks: (mebibytes) => compressed(compress, ZEROS, ZEROS, mebibytes),
      expected: () => ({ packets: 0, error: 'unknown-format' }),
    },
    {
      name: `${name} within ${name}`,
      counts: { quick: 10, full: 100 },
      chunks: (times) => [nested(compress, times)],
      expected: () => ({ packets: 0, error: 'unknown-format' }),
    },
    {
      name: `${name} members with nothing in them`,
      counts: { quick: 100_000, full: 10_000_000 },
      *chunks(members) {
        yield compress(PCAP_HEADER);
        yield* copies(compress(NOTHING), members);
      },
      // A decompressor is made anew for every member.
      expected: () => ({ packets: 0, memory: GARBAGE }),
      nanosecondsPerByte: 200,
    },
  ];
}

/** A member for the start, then the same member over and over. */
function* compressed(
  compress: Compress,
  start: Uint8Array,
  rest: Uint8Array,
  times: number,
): Generator<Uint8Array> {
  yield compress(start);
  yield* repeated(compress(rest), times);
}

function nested(compress: Compress, times: number): Uint8Array {
  let file: Uint8Array = PCAP_HEADER;
  for (let i = 0; i < times; i++) file = compress(file);
  return file;
}

/** One zstd frame, four bytes for 128 KiB of zeros, of which a reader must keep as many as the frame says. */
function zstdWindow(windowLog: number, expected: ExtremeCapture['expected']): ExtremeCapture {
  return {
    name: `a zstd bomb with a window of ${2 ** windowLog / MEBIBYTE} MiB`,
    counts: { quick: 160, full: 1024 },
    *chunks(mebibytes) {
      yield zstd(PCAP_HEADER);
      // RFC 8878 section 3.1.1.1: neither the length of the content nor a checksum, and the window.
      yield Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0x00, (windowLog - 10) << 3);
      yield* copies(zstdRun(LONGEST_ZSTD_BLOCK, false), mebibytes * BLOCKS_PER_MEBIBYTE);
      yield zstdRun(0, true);
    },
    expected,
  };
}

function emptyPackets(mebibytes: number): ReturnType<ExtremeCapture['expected']> {
  const bytes = mebibytes * MEBIBYTE;
  return { packets: bytes / EMPTY_RECORD_LENGTH, bytes };
}

/** Section 3.1.1.2: a block that is so many zeros. */
function zstdRun(length: number, isLast: boolean): Uint8Array {
  const header = (length << 3) | (1 << 1) | (isLast ? 1 : 0);
  return Uint8Array.of(header & 0xff, (header >> 8) & 0xff, header >> 16, 0);
}
