import type { HeaderColumns } from '@networkml/pcap';
import type { AccumulatedGroup, FeatureDefinition, FeatureRange } from '../schema/feature-schema.js';
import { firstValues } from '../schema/first-values.js';
import { ONE_WAY } from './flow-directions.js';
import { dsField } from './header-counts.js';

/** A field of the outermost headers, as the first packet of a direction that has it shows it. */
interface FirstField extends Pick<FeatureDefinition, 'unit'> {
  readonly name: string;
  readonly range: FeatureRange;
  /** What of which packet, with `%` for the packets that count. */
  readonly definition: string;
  /** The packet's value, or undefined if it has none. */
  readonly value: (headers: HeaderColumns, row: number) => number | undefined;
}

const UINT8 = [0, 0xff] as const;
const UINT16 = [0, 0xffff] as const;
const ECN_BITS = 2;

const FIRST_FIELDS: readonly FirstField[] = [
  {
    name: 'init_window',
    unit: 'bytes',
    range: UINT16,
    definition: 'TCP window, before scaling, of the first of % that has one; 0 if none has.',
    value: (headers, row) =>
      headers.has(row, 'tcpWindowSizeValue') ? headers.tcpWindowSizeValue[row] : undefined,
  },
  {
    name: 'mss',
    unit: 'bytes',
    range: UINT16,
    definition: 'TCP maximum segment size that the first of % with that option asks for; 0 if none has it.',
    value: (headers, row) =>
      headers.has(row, 'tcpOptionsMssVal') ? headers.tcpOptionsMssVal[row] : undefined,
  },
  {
    name: 'init_ttl',
    unit: 'hops',
    range: UINT8,
    definition: 'Time to live, or IPv6 hop limit, of the first of %; 0 if there are none.',
    value: hopsLeft,
  },
  {
    name: 'init_dscp',
    unit: 'codepoint',
    range: [0, 63],
    definition: 'Differentiated services codepoint (RFC 2474) of the first of %; 0 if there are none.',
    value: (headers, row) => {
      const field = dsField(headers, row);
      return field === undefined ? undefined : field >> ECN_BITS;
    },
  },
];

/** What the first packets of each direction tell of their senders. */
export const firstPackets: AccumulatedGroup = firstValues(
  FIRST_FIELDS.flatMap(({ name, unit, range, definition, value }) =>
    ONE_WAY.map(({ prefix, direction, packets }) => ({
      name: `${prefix}_${name}`,
      unit,
      range,
      direction,
      definition: definition.replace('%', packets),
      value,
    })),
  ),
);

/** Time to live, or hop limit, of the packet's IP header. */
export function hopsLeft(headers: HeaderColumns, row: number): number | undefined {
  if (headers.has(row, 'ipv6Hlim')) return headers.ipv6Hlim[row];
  return headers.has(row, 'ipTtl') ? headers.ipTtl[row] : undefined;
}
