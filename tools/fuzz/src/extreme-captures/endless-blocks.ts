import {
  concatenate,
  enhancedPacket,
  interfaceDescription,
  PCAPNG_BLOCK,
  pcapngBlock,
  pcapngOption,
  sectionHeader,
} from '@networkml/packet-builder';
import { copies, cutInto, type ExtremeCapture } from './extreme-capture.js';
import { UDP_FRAME } from './frames.js';

/** Wireshark's `MAX_BLOCK_SIZE`: no larger block is read. */
const LARGEST_BLOCK = 16 * 1024 * 1024;
const BLOCK_OVERHEAD = 12;
/** Fields of an interface description before its options: Ethernet, without a snapshot length. */
const INTERFACE_FIELDS = Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 0);
/** An option (draft-ietf-opsawg-pcapng section 3.5) that says nothing. */
const EMPTY_COMMENT = pcapngOption(1, new Uint8Array(0));
const NOTHING = new Uint8Array(0);
const KILOBYTE = 1024;

const SECTION_HEADER = sectionHeader();
const INTERFACE = interfaceDescription();

/** pcapng blocks without number, and options without end. */
export const ENDLESS_BLOCKS: readonly ExtremeCapture[] = [
  {
    name: 'empty pcapng blocks',
    counts: { quick: 2_000_000, full: 10_000_000 },
    *chunks(count) {
      yield SECTION_HEADER;
      yield* copies(pcapngBlock(PCAPNG_BLOCK.custom, NOTHING), count);
    },
    expected: () => ({ packets: 0 }),
  },
  {
    name: 'interfaces in one section, the last one in use',
    counts: { quick: 100_000, full: 100_000 },
    *chunks(count) {
      yield SECTION_HEADER;
      yield* copies(INTERFACE, count);
      yield enhancedPacket(UDP_FRAME, { interfaceId: count - 1 });
    },
    expected: () => ({ packets: 1 }),
  },
  {
    name: 'interfaces in one section, each with times and lengths of its own',
    counts: { quick: 100_000, full: 100_000 },
    *chunks(count) {
      yield SECTION_HEADER;
      for (let i = 0; i < count; i++) {
        yield interfaceDescription({ snapLength: i, timestampOffset: BigInt(i), timestampResolution: 9 });
      }
      yield enhancedPacket(UDP_FRAME, { interfaceId: count - 1 });
    },
    expected: () => ({ packets: 1 }),
  },
  {
    name: 'sections, each with an interface and a packet',
    counts: { quick: 200_000, full: 1_000_000 },
    chunks: (count) => copies(concatenate(SECTION_HEADER, INTERFACE, enhancedPacket(UDP_FRAME)), count),
    expected: (count) => ({ packets: count }),
  },
  {
    name: 'options without end in an interface description',
    counts: { quick: 1, full: 20 },
    *chunks(count) {
      yield SECTION_HEADER;
      for (let i = 0; i < count; i++) {
        yield* blockOf(PCAPNG_BLOCK.interfaceDescription, LARGEST_BLOCK, INTERFACE_FIELDS, EMPTY_COMMENT);
      }
      yield enhancedPacket(UDP_FRAME);
    },
    expected: () => ({ packets: 1 }),
  },
  {
    name: 'a block of 16 MiB that arrives a kilobyte at a time',
    counts: { quick: 1, full: 10 },
    *chunks(count) {
      yield SECTION_HEADER;
      for (let i = 0; i < count; i++) {
        yield* cutInto(KILOBYTE, blockOf(PCAPNG_BLOCK.custom, LARGEST_BLOCK, NOTHING, EMPTY_COMMENT));
      }
    },
    expected: () => ({ packets: 0 }),
  },
];

/** A block of this length, piece by piece: its maker holds no more of it than its reader must. */
function* blockOf(
  type: number,
  length: number,
  start: Uint8Array,
  filling: Uint8Array,
): Generator<Uint8Array> {
  const rest = length - BLOCK_OVERHEAD - start.length;
  const [head, trailer] = blockEnds(type, length);
  yield concatenate(head, start);
  yield* copies(filling, rest / filling.length);
  yield trailer;
}

/** The first eight and the last four bytes of a block. */
function blockEnds(type: number, length: number): readonly [head: Uint8Array, trailer: Uint8Array] {
  const bytes = pcapngBlock(type, NOTHING, true, length);
  new DataView(bytes.buffer).setUint32(4, length, true);
  return [bytes.subarray(0, 8), bytes.subarray(8)];
}
