import type { PacketBatch } from '@networkml/pcap';
import { DIRECTION_NAMES } from '../devices/direction.js';
import type { Traffic } from '../devices/traffic.js';
import type {
  AccumulatedGroup,
  Accumulator,
  FeatureDefinition,
  FeatureRange,
} from '../schema/feature-schema.js';
import { Distribution } from '../statistics/distribution.js';
import type { Summary } from '../statistics/summary.js';

interface Quantity {
  readonly name: string;
  readonly unit: 'bytes' | 'seconds';
  readonly type: 'integer' | 'real';
  /** No value is below. */
  readonly least: number;
  readonly definition: string;
  /** The packet's value, or undefined if it has none. */
  readonly value: (packets: PacketBatch, row: number) => number | undefined;
}

const FRAME_LEN: Quantity = {
  name: 'frame_len',
  unit: 'bytes',
  type: 'integer',
  least: 0,
  definition: 'length on the wire (frame.len)',
  value: (packets, row) => packets.frameLen[row],
};

const TIME_DELTA: Quantity = {
  name: 'time_delta',
  unit: 'seconds',
  type: 'real',
  // A packet may carry an earlier time than the one before it.
  least: -Infinity,
  definition: 'time since the previous packet of the capture, whoever sent it (frame.time_delta_displayed)',
  value: (packets, row) => (packets.hasTime(row) ? packets.timeDelta(row) : undefined),
};

interface Statistic {
  readonly name: string;
  readonly key: keyof Summary;
  readonly definition: string;
  /** What the statistic does to the quantity's unit; `keep` also keeps its type. */
  readonly unit: 'keep' | 'real' | 'square' | 'count';
}

const STATISTICS: readonly Statistic[] = [
  { name: 'max', key: 'max', definition: 'Largest', unit: 'keep' },
  { name: 'min', key: 'min', definition: 'Smallest', unit: 'keep' },
  { name: 'count', key: 'count', definition: 'Number of packets with a', unit: 'count' },
  { name: 'total', key: 'total', definition: 'Sum of the', unit: 'keep' },
  { name: 'average', key: 'average', definition: 'Mean', unit: 'real' },
  { name: 'median', key: 'median', definition: 'Median', unit: 'real' },
  { name: 'variance', key: 'variance', definition: 'Sample variance (n - 1) of the', unit: 'square' },
  { name: '25q', key: 'q25', definition: 'First quartile (linear interpolation) of the', unit: 'real' },
  { name: '75q', key: 'q75', definition: 'Third quartile (linear interpolation) of the', unit: 'real' },
];

/** Nine statistics of the frame length, for each direction. */
export const frameLengthSummaries = summaries(FRAME_LEN);
/** Nine statistics of the time since the previous packet, for each direction. */
export const timeDeltaSummaries = summaries(TIME_DELTA);

function summaries(quantity: Quantity): AccumulatedGroup {
  return {
    features: DIRECTION_NAMES.flatMap((direction) =>
      STATISTICS.map((statistic) => define(statistic, quantity, direction)),
    ),
    accumulator: () => new SummaryAccumulator(quantity),
  };
}

function define(statistic: Statistic, quantity: Quantity, direction: 'out' | 'in'): FeatureDefinition {
  return {
    name: `tshark_${statistic.name}_${quantity.name}_${direction}`,
    unit: unitOf(statistic, quantity),
    type: statistic.unit === 'count' ? 'integer' : statistic.unit === 'keep' ? quantity.type : 'real',
    range: rangeOf(statistic, quantity),
    direction,
    definition: `${statistic.definition} ${quantity.definition} of the packets that go ${direction}; 0 if there are none.`,
    modelInput: true,
  };
}

function rangeOf({ unit }: Statistic, { least }: Quantity): FeatureRange {
  return unit === 'count' || unit === 'square' ? [0, Infinity] : [least, Infinity];
}

function unitOf({ unit }: Statistic, quantity: Quantity): FeatureDefinition['unit'] {
  if (unit === 'count') return 'packets';
  return unit === 'square' ? `${quantity.unit}²` : quantity.unit;
}

class SummaryAccumulator implements Accumulator {
  readonly #distributions = [new Distribution(), new Distribution()] as const;

  constructor(private readonly quantity: Quantity) {}

  get isApproximate(): boolean {
    return this.#distributions.some(({ isApproximate }) => isApproximate);
  }

  add(packets: PacketBatch, { length, rows, directions }: Traffic): void {
    const { value } = this.quantity;
    for (let i = 0; i < length; i++) {
      const sample = value(packets, rows[i]);
      if (sample !== undefined) this.#distributions[directions[i]].push(sample);
    }
  }

  merge(other: SummaryAccumulator): void {
    other.#distributions.forEach((distribution, direction) => {
      this.#distributions[direction].append(distribution);
    });
  }

  values(): number[] {
    return this.#distributions.flatMap((distribution) => {
      const summary = distribution.summary();
      return STATISTICS.map(({ key }) => summary[key]);
    });
  }
}
