import {
  concatenate,
  enhancedPacket,
  interfaceDescription,
  PCAPNG_BLOCK,
  pcapHeader,
  pcapRecord,
  sectionHeader,
  simplePacket,
} from '@networkml/packet-builder';
import { type ExtremeCapture, repeated } from './extreme-capture.js';
import { UDP_FRAME, UDP_RECORD } from './frames.js';

/** With a header added it is beyond 32 bits. */
const IMPOSSIBLE = 0xffff_fff0;
const ZEROS = new Uint8Array(65_536);
const SECTION = concatenate(sectionHeader(), interfaceDescription(), enhancedPacket(UDP_FRAME));
/** Chunks that follow: who believes the length reads them all. */
const COUNTS = { quick: 1024, full: 65_536 } as const;

/** Lengths that nothing has, early in a file that goes on: what precedes them is read, nothing is set aside for them. */
export const IMPOSSIBLE_LENGTHS: readonly ExtremeCapture[] = [
  broken(
    'a pcap record of 0xfffffff0 captured bytes',
    concatenate(pcapHeader(), UDP_RECORD, pcapRecord(UDP_FRAME, { capturedLength: IMPOSSIBLE })),
  ),
  broken(
    'a pcapng packet of 0xfffffff0 captured bytes',
    concatenate(SECTION, enhancedPacket(UDP_FRAME, { capturedLength: IMPOSSIBLE })),
  ),
  broken('a pcapng block of 0xfffffff0 bytes', concatenate(SECTION, blockOf(IMPOSSIBLE))),
  {
    name: 'a simple packet that was 0xfffffff0 bytes on the wire',
    counts: { quick: 1, full: 1 },
    chunks: () => [concatenate(SECTION, simplePacket(UDP_FRAME, IMPOSSIBLE))],
    expected: () => ({ packets: 2 }),
  },
];

function broken(name: string, start: Uint8Array): ExtremeCapture {
  return {
    name,
    counts: COUNTS,
    *chunks(count) {
      yield start;
      yield* repeated(ZEROS, count);
    },
    expected: () => ({ packets: 1, error: 'bad-length', bytes: start.length }),
  };
}

/** The first bytes of a block of this length. */
function blockOf(length: number): Uint8Array {
  const bytes = new Uint8Array(12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, PCAPNG_BLOCK.custom, true);
  view.setUint32(4, length, true);
  return bytes;
}
