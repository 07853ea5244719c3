import {
  concatenate,
  enhancedPacket,
  interfaceDescription,
  pcapHeader,
  pcapRecord,
  sectionHeader,
} from '@networkml/packet-builder';
import { gzip, lz4, zstd } from '../compressors.js';
import { Random } from '../random.js';
import { copies, cutInto, type ExtremeCapture, GARBAGE } from './extreme-capture.js';
import { UDP_FRAME, UDP_RECORD } from './frames.js';

const LARGEST_PACKET = 262_144;
const NOISE_LENGTH = 60_000;
/** A chunk costs more than the byte in it. */
const NANOSECONDS_PER_CHUNK = 5000;

/** Captures that arrive a byte at a time. */
export const SMALL_CHUNKS: readonly ExtremeCapture[] = [
  {
    name: 'a pcap file that arrives a byte at a time',
    counts: { quick: 3000, full: 300_000 },
    *chunks(count) {
      yield* cutInto(1, [pcapHeader()]);
      yield* cutInto(1, copies(UDP_RECORD, count));
    },
    expected: (count) => ({ packets: count }),
    nanosecondsPerByte: NANOSECONDS_PER_CHUNK,
  },
  {
    name: 'a pcapng file that arrives a byte at a time',
    counts: { quick: 3000, full: 300_000 },
    *chunks(count) {
      yield* cutInto(1, [concatenate(sectionHeader(), interfaceDescription())]);
      yield* cutInto(1, copies(enhancedPacket(UDP_FRAME), count));
    },
    expected: (count) => ({ packets: count }),
    nanosecondsPerByte: NANOSECONDS_PER_CHUNK,
  },
  {
    name: 'packets of 262,144 bytes that arrive a byte at a time',
    counts: { quick: 1, full: 50 },
    *chunks(count) {
      yield pcapHeader();
      yield* cutInto(1, copies(pcapRecord(new Uint8Array(LARGEST_PACKET)), count));
    },
    expected: (count) => ({ packets: count }),
    nanosecondsPerByte: NANOSECONDS_PER_CHUNK,
  },
  compressed('gzip', (bytes) => gzip(bytes, 0)),
  compressed('zstd', (bytes) => zstd(bytes, 1)),
  compressed('lz4', lz4),
];

/** Records that do not compress well, so that the compressed bytes are many. */
function compressed(name: string, compress: (bytes: Uint8Array) => Uint8Array): ExtremeCapture {
  return {
    name: `a ${name} file that arrives a byte at a time`,
    counts: { quick: 10, full: 1000 },
    *chunks(count) {
      yield compress(pcapHeader());
      yield* cutInto(1, copies(compress(pcapRecord(noise())), count));
    },
    // A decompressor makes a few objects for every push, here for every byte.
    expected: (count) => ({ packets: count, memory: GARBAGE }),
    nanosecondsPerByte: NANOSECONDS_PER_CHUNK,
  };
}

function noise(): Uint8Array {
  const random = new Random(1, 1);
  return Uint8Array.from({ length: NOISE_LENGTH }, () => random.integer(0, 255));
}
