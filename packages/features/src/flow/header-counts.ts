import { HEADER_LENGTHS, type HeaderColumns, type PacketBatch } from '@networkml/pcap';
import type { Traffic } from '../devices/traffic.js';
import type { AccumulatedGroup, Accumulator } from '../schema/feature-schema.js';
import { ONE_WAY } from './flow-directions.js';
import { TCP_FLAG } from './tcp-teardown.js';

/** A quantity of a packet's outermost headers that is summed for each direction. */
interface HeaderCount {
  readonly name: string;
  readonly unit: 'packets' | 'bytes';
  /** With `%` for the packets that count. */
  readonly definition: string;
  readonly value: (headers: HeaderColumns, row: number) => number;
}

/** RFC 3168: both bits of the ECN field. */
const ECN_CONGESTION_EXPERIENCED = 3;

const HEADER_COUNTS: readonly HeaderCount[] = [
  {
    name: 'ip_bytes',
    unit: 'bytes',
    definition:
      'Sum of the lengths of % as their IP headers tell: ip.len, or 40 more than ipv6.plen, without link-layer header and padding.',
    value: ipLength,
  },
  {
    name: 'payload_bytes',
    unit: 'bytes',
    definition:
      'Sum of the lengths of the TCP and UDP payloads of % as the headers tell, of a datagram in fragments in the one that completes it.',
    value: payloadLength,
  },
  {
    name: 'payload_packets',
    unit: 'packets',
    definition: 'Number of % with a TCP or UDP payload, as the headers tell.',
    value: (headers, row) => (payloadLength(headers, row) > 0 ? 1 : 0),
  },
  ...Object.entries(TCP_FLAG).map(
    ([name, bit]): HeaderCount => ({
      name: `${name}_packets`,
      unit: 'packets',
      definition: `Number of % with the TCP flag ${name.toUpperCase()}.`,
      value: (headers, row) => (headers.has(row, 'tcpFlags') && (headers.tcpFlags[row] & bit) !== 0 ? 1 : 0),
    }),
  ),
  {
    name: 'ce_packets',
    unit: 'packets',
    definition: 'Number of % whose IP headers tell of congestion: Congestion Experienced (RFC 3168).',
    value: (headers, row) => (((dsField(headers, row) ?? 0) & 3) === ECN_CONGESTION_EXPERIENCED ? 1 : 0),
  },
];

/** Lengths of headers and payloads, TCP flags and ECN, summed for each direction. */
export const headerCounts: AccumulatedGroup = {
  features: HEADER_COUNTS.flatMap(({ name, unit, definition }) =>
    ONE_WAY.map(({ prefix, direction, packets }) => ({
      name: `${prefix}_${name}`,
      unit,
      type: 'integer' as const,
      range: [0, Infinity] as const,
      direction,
      definition: definition.replace('%', packets),
      modelInput: true,
    })),
  ),
  accumulator: () => new HeaderCountAccumulator(),
};

class HeaderCountAccumulator implements Accumulator {
  /** In the order of the features: a count's two directions side by side. */
  readonly #sums = new Array<number>(HEADER_COUNTS.length * ONE_WAY.length).fill(0);

  add({ outermost }: PacketBatch, { length, rows, directions }: Traffic): void {
    for (let i = 0; i < length; i++) {
      for (let count = 0; count < HEADER_COUNTS.length; count++) {
        this.#sums[count * ONE_WAY.length + directions[i]] += HEADER_COUNTS[count].value(outermost, rows[i]);
      }
    }
  }

  merge(other: HeaderCountAccumulator): void {
    other.#sums.forEach((sum, i) => {
      this.#sums[i] += sum;
    });
  }

  values(): number[] {
    return [...this.#sums];
  }
}

/** The byte of DSCP and ECN in the packet's IP header. */
export function dsField(headers: HeaderColumns, row: number): number | undefined {
  if (headers.has(row, 'ipv6Tclass')) return headers.ipv6Tclass[row];
  return headers.has(row, 'ipDsfield') ? headers.ipDsfield[row] : undefined;
}

function ipLength(headers: HeaderColumns, row: number): number {
  if (headers.has(row, 'ipv6Plen')) return HEADER_LENGTHS.ipv6 + headers.ipv6Plen[row];
  return headers.has(row, 'ipLen') ? headers.ipLen[row] : 0;
}

/** Bytes that the packet's TCP or UDP header carries, as the headers tell; 0 if it has none. */
export function payloadLength(headers: HeaderColumns, row: number): number {
  if (headers.has(row, 'tcpLen')) return headers.tcpLen[row];
  if (!headers.has(row, 'udpLength')) return 0;
  return Math.max(headers.udpLength[row] - HEADER_LENGTHS.udp, 0);
}
