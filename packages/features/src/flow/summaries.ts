import { NANOSECONDS_PER_SECOND, type PacketBatch } from '@networkml/pcap';
import { IN, OUT } from '../devices/direction.js';
import type { Traffic } from '../devices/traffic.js';
import type { AccumulatedGroup, Accumulator, FeatureDefinition } from '../schema/feature-schema.js';
import { Samples } from '../statistics/samples.js';
import { type Summary, summarize } from '../statistics/summary.js';
import { ACTIVITY_FEATURES, activity } from './activity.js';
import { BOTH_WAYS, ONE_WAY } from './flow-directions.js';
import { PacketTime } from './packet-time.js';

interface Quantity {
  readonly name: string;
  readonly unit: 'bytes' | 'seconds';
  readonly type: 'integer' | 'real';
  /** With `%` for the packets that count. */
  readonly definition: string;
  readonly otherwise: string;
}

interface Statistic {
  readonly name: string;
  readonly key: keyof Summary;
  readonly definition: string;
  /** What the statistic does to the quantity's unit; `keep` also keeps its type. */
  readonly unit: 'keep' | 'real' | 'square';
}

const STATISTICS: readonly Statistic[] = [
  { name: 'min', key: 'min', definition: 'Smallest', unit: 'keep' },
  { name: 'max', key: 'max', definition: 'Largest', unit: 'keep' },
  { name: 'mean', key: 'average', definition: 'Mean', unit: 'real' },
  { name: 'variance', key: 'variance', definition: 'Sample variance (n - 1) of the', unit: 'square' },
  { name: '25q', key: 'q25', definition: 'First quartile (linear interpolation) of the', unit: 'real' },
  { name: 'median', key: 'median', definition: 'Median', unit: 'real' },
  { name: '75q', key: 'q75', definition: 'Third quartile (linear interpolation) of the', unit: 'real' },
];

const WAYS = [BOTH_WAYS, ...ONE_WAY];

/** Statistics of the lengths of a flow's packets on the wire. */
export const packetSizes: AccumulatedGroup = {
  features: features({
    name: 'ps',
    unit: 'bytes',
    type: 'integer',
    definition: 'length on the wire (frame.len) of %',
    otherwise: '0 if there are none',
  }),
  accumulator: () => new PacketSizeAccumulator(),
};

/**
 * Statistics of the times between a flow's packets that follow one another in order of time, so that none is negative
 * and they sum up to the duration, whatever the order in which the capture holds the packets; and when it is active and
 * idle, by the same times.
 */
export const packetTimes: AccumulatedGroup = {
  features: [
    ...features({
      name: 'piat',
      unit: 'seconds',
      type: 'real',
      definition: 'time between two of % that follow one another in order of time',
      otherwise: '0 if fewer than two have a time',
    }),
    ...ACTIVITY_FEATURES,
  ],
  accumulator: () => new PacketTimesAccumulator(),
};

function features(quantity: Quantity): FeatureDefinition[] {
  return WAYS.flatMap(({ prefix, direction, packets }) =>
    STATISTICS.map((statistic) => ({
      name: `${prefix}_${statistic.name}_${quantity.name}`,
      unit: statistic.unit === 'square' ? (`${quantity.unit}²` as const) : quantity.unit,
      type: statistic.unit === 'keep' ? quantity.type : 'real',
      range: [0, Infinity],
      direction,
      definition: `${statistic.definition} ${quantity.definition.replace('%', packets)}; ${quantity.otherwise}.`,
      modelInput: true,
    })),
  );
}

class PacketSizeAccumulator implements Accumulator {
  readonly #lengths = [new Samples(), new Samples()] as const;

  add(packets: PacketBatch, { length, rows, directions }: Traffic): void {
    for (let i = 0; i < length; i++) this.#lengths[directions[i]].push(packets.frameLen[rows[i]]);
  }

  merge(other: PacketSizeAccumulator): void {
    for (const direction of [OUT, IN] as const) this.#lengths[direction].append(other.#lengths[direction]);
  }

  values(): number[] {
    const oneWay = this.#lengths.map((samples) => samples.sorted());
    return statisticsOf(merged(oneWay), oneWay, (lengths) => lengths);
  }
}

class PacketTimesAccumulator implements Accumulator {
  readonly #time = new PacketTime();
  /** In nanoseconds. */
  readonly #times = [new Samples(), new Samples()] as const;

  add(packets: PacketBatch, { length, rows, directions }: Traffic): void {
    for (let i = 0; i < length; i++) {
      if (packets.has(rows[i], 'frameTime')) this.#times[directions[i]].push(this.#time.of(packets, rows[i]));
    }
  }

  merge(other: PacketTimesAccumulator): void {
    const shift = this.#time.shiftFrom(other.#time);
    for (const direction of [OUT, IN] as const) {
      for (const time of other.#times[direction].sorted()) this.#times[direction].push(time + shift);
    }
  }

  values(): number[] {
    const oneWay = this.#times.map((samples) => samples.sorted());
    const both = merged(oneWay);
    return [...statisticsOf(both, oneWay, gaps), ...activity(both)];
  }
}

/** Statistics in the order of `WAYS`; what of sorted samples is to be summed up comes sorted, too. */
function statisticsOf(
  both: Float64Array,
  [out, back]: readonly Float64Array[],
  quantities: (sorted: Float64Array) => Float64Array,
): number[] {
  const [ofOut, ofBack] = [out, back].map((sorted) => statistics(quantities(sorted)));
  return [...(both === out ? ofOut : statistics(quantities(both))), ...ofOut, ...ofBack];
}

function merged([out, back]: readonly Float64Array[]): Float64Array {
  // Most flows that are many go one way only.
  if (back.length === 0) return out;
  const both = new Float64Array(out.length + back.length);
  both.set(out);
  both.set(back, out.length);
  return both.sort();
}

/** Seconds between sorted times in nanoseconds, sorted. */
function gaps(times: Float64Array): Float64Array {
  const seconds = new Float64Array(Math.max(times.length - 1, 0));
  for (let i = 0; i < seconds.length; i++) seconds[i] = (times[i + 1] - times[i]) / NANOSECONDS_PER_SECOND;
  return seconds.sort();
}

function statistics(sorted: Float64Array): number[] {
  const summary = summarize(sorted);
  return STATISTICS.map(({ key }) => summary[key]);
}
