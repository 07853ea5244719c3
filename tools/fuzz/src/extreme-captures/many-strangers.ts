import {
  concatenate,
  ETHER_TYPE,
  IP_PROTOCOL,
  ipv4,
  pcapHeader,
  pcapRecord,
} from '@networkml/packet-builder';
import { type ExtremeCapture, GARBAGE } from './extreme-capture.js';
import { frame } from './frames.js';

const RECORD_HEADER_LENGTH = 16;
const ETHERNET_LENGTH = 14;
/** Offsets in an IPv4 header (RFC 791). */
const IPV4 = { IDENTIFICATION: 4, SOURCE: 12 } as const;
const WORD = 0x1_0000;
const MORE_FRAGMENTS = 0x2000;
const RECORDS_PER_CHUNK = 500;

/** What a reader must remember as long as nothing more comes of it. */
export const MANY_STRANGERS: readonly ExtremeCapture[] = [
  {
    name: 'fragmented datagrams of which only the first fragment comes',
    counts: { quick: 200_000, full: 1_000_000 },
    chunks: (count) => records(count, MORE_FRAGMENTS, numberDatagram),
    // Each datagram has a key of its own, and a thousand of them are remembered.
    expected: (count) => ({ packets: count, memory: GARBAGE }),
  },
  {
    name: 'fragments of one datagram that never ends',
    counts: { quick: 200_000, full: 1_000_000 },
    chunks: (count) => records(count, MORE_FRAGMENTS, () => undefined),
    expected: (count) => ({ packets: count }),
  },
  {
    name: 'hosts that send a packet each',
    counts: { quick: 200_000, full: 1_000_000 },
    chunks: (count) => records(count, 0, (view, i) => view.setUint32(IPV4.SOURCE, i)),
    expected: (count) => ({ packets: count }),
  },
];

/** One of sixteen hosts sends a datagram of the number `i`. */
function numberDatagram(view: DataView, i: number): void {
  view.setUint16(IPV4.IDENTIFICATION, i % WORD);
  view.setUint8(IPV4.SOURCE + 3, Math.floor(i / WORD));
}

/** Records of IPv4 packets, each made different by `change`, which gets the IPv4 header. */
function* records(
  count: number,
  flagsAndOffset: number,
  change: (ipv4: DataView, i: number) => void,
): Generator<Uint8Array> {
  yield pcapHeader();
  const content = ipv4('10.0.0.1', '10.0.0.2', IP_PROTOCOL.udp, new Uint8Array(8), { flagsAndOffset });
  const record = pcapRecord(frame(ETHER_TYPE.ipv4, content));
  const header = RECORD_HEADER_LENGTH + ETHERNET_LENGTH;
  for (let first = 0; first < count; first += RECORDS_PER_CHUNK) {
    const chunk = concatenate(
      ...Array.from({ length: Math.min(RECORDS_PER_CHUNK, count - first) }, () => record),
    );
    for (let at = 0, i = first; at < chunk.length; at += record.length, i++) {
      change(new DataView(chunk.buffer, at + header, record.length - header), i);
    }
    yield chunk;
  }
}
