import type { HeaderColumns } from '@networkml/pcap';
import { answersConnection, opensConnection } from '../flow/tcp-teardown.js';
import type { AccumulatedGroup } from '../schema/feature-schema.js';
import { type FirstValue, firstValues } from '../schema/first-values.js';

/** A segment of the handshake that the device sends, which its TCP stack fills in its own way. */
const SEGMENTS = [
  { name: 'syn', title: 'SYN', matches: opensConnection },
  { name: 'syn_ack', title: 'SYN and ACK', matches: answersConnection },
] as const;

interface HandshakeField extends Pick<FirstValue, 'name' | 'unit' | 'range' | 'value'> {
  readonly title: string;
}

const OPTION_BITS = 4;
const OPTION_MASK = 0b1111;
/** Options whose kinds are features, from the first one on. */
const ORDERED_OPTIONS = 5;

const FIELDS: readonly HandshakeField[] = [
  {
    name: 'window',
    title: 'window',
    unit: 'bytes',
    range: [0, 0xffff],
    value: (headers, row) =>
      headers.has(row, 'tcpWindowSizeValue') ? headers.tcpWindowSizeValue[row] : undefined,
  },
  {
    name: 'mss',
    title: 'maximum segment size (0 without that option)',
    unit: 'bytes',
    range: [0, 0xffff],
    value: (headers, row) => (headers.has(row, 'tcpOptionsMssVal') ? headers.tcpOptionsMssVal[row] : 0),
  },
  {
    name: 'window_scale',
    title: 'window scale shift (-1 without that option)',
    unit: 'codepoint',
    range: [-1, 0xff],
    value: (headers, row) =>
      headers.has(row, 'tcpOptionsWscaleShift') ? headers.tcpOptionsWscaleShift[row] : -1,
  },
  ...Array.from({ length: ORDERED_OPTIONS }, (_, i) => ({
    name: `option_${i + 1}`,
    title: `kind of TCP option ${i + 1} in order (14 for the end of the list, 15 for a kind above 13, 0 for none)`,
    unit: 'codepoint' as const,
    range: [0, OPTION_MASK] as const,
    value: (headers: HeaderColumns, row: number) => optionKind(headers, row, i),
  })),
];

/** What the first handshakes tell of a device's TCP stack. */
export const tcpHandshakes: AccumulatedGroup = firstValues(
  SEGMENTS.flatMap((segment) =>
    FIELDS.map(({ name, title, unit, range, value }) => ({
      name: `${segment.name}_${name}`,
      unit,
      range,
      direction: 'out' as const,
      definition: `TCP ${title} of the first segment with ${segment.title} that goes out; 0 if there is none.`,
      of: segment.matches,
      value,
    })),
  ),
);

function optionKind(headers: HeaderColumns, row: number, index: number): number | undefined {
  if (!headers.has(row, 'tcpOptionKind')) return undefined;
  return (headers.tcpOptionKind[row] >>> (OPTION_BITS * index)) & OPTION_MASK;
}
