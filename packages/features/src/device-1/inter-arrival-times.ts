import type { PacketBatch } from '@networkml/pcap';
import { DIRECTION_NAMES } from '../devices/direction.js';
import type { Traffic } from '../devices/traffic.js';
import type { AccumulatedGroup, Accumulator, FeatureDefinition } from '../schema/feature-schema.js';
import { ascending } from '../statistics/ascending.js';
import { MOST_EXACT_SAMPLES } from '../statistics/distribution.js';
import { quantile } from '../statistics/quantile.js';
import { Samples } from '../statistics/samples.js';
import { summarize } from '../statistics/summary.js';
import { packetSeconds } from './packet-seconds.js';

const QUANTILES = [0.1, 0.25, 0.5, 0.75, 0.9] as const;

/** Least time of each class of times, in seconds. */
const CLASSES = [
  { name: '0', least: 0, title: 'less than 1 ms' },
  { name: '1ms', least: 0.001, title: '1 ms or more, but less than 10 ms' },
  { name: '10ms', least: 0.01, title: '10 ms or more, but less than 100 ms' },
  { name: '100ms', least: 0.1, title: '100 ms or more, but less than 1 s' },
  { name: '1s', least: 1, title: '1 s or more, but less than 10 s' },
  { name: '10s', least: 10, title: '10 s or more' },
] as const;

type OneWay = (typeof DIRECTION_NAMES)[number];

/**
 * How long a device is silent between its own packets, whatever the others do. In each direction the first 65,536
 * packets that have a time count, in the order of the capture.
 */
export const interArrivalTimes: AccumulatedGroup = {
  features: DIRECTION_NAMES.flatMap((direction) => [
    ...QUANTILES.map((share) => timeQuantile(share, direction)),
    burstiness(direction),
    ...CLASSES.map(({ name, title }) => timeClass(name, title, direction)),
  ]),
  accumulator: () => new InterArrivalAccumulator(),
};

function gapsOf(direction: OneWay): string {
  return `times between two packets that go ${direction} and follow one another in time; 0 if there are fewer than two packets`;
}

function timeQuantile(share: number, direction: OneWay): FeatureDefinition {
  return {
    name: `iat_q${share * 100}_${direction}`,
    unit: 'seconds',
    type: 'real',
    range: [0, Infinity],
    direction,
    definition: `${share * 100} % quantile (linear interpolation) of the ${gapsOf(direction)}.`,
    modelInput: true,
  };
}

function burstiness(direction: OneWay): FeatureDefinition {
  return {
    name: `iat_burstiness_${direction}`,
    unit: 'ratio',
    type: 'real',
    range: [-1, 1],
    direction,
    definition: `Difference of standard deviation and mean over their sum (Goh and Barabási, 2008) of the ${gapsOf(direction)}; -1 for a regular beat, above 0 for bursts.`,
    modelInput: true,
  };
}

function timeClass(name: string, title: string, direction: OneWay): FeatureDefinition {
  return {
    name: `iat_from_${name}_share_${direction}`,
    unit: 'share',
    type: 'real',
    range: [0, 1],
    direction,
    definition: `Share of those that are ${title} of the ${gapsOf(direction)}.`,
    modelInput: true,
  };
}

class InterArrivalAccumulator implements Accumulator {
  /** In seconds since the epoch. */
  readonly #times = [new Samples(), new Samples()] as const;
  #isApproximate = false;

  get isApproximate(): boolean {
    return this.#isApproximate;
  }

  add(packets: PacketBatch, { length, rows, directions }: Traffic): void {
    for (let i = 0; i < length; i++) {
      if (!packets.hasTime(rows[i])) continue;
      this.#push(directions[i], packetSeconds(packets, rows[i]));
    }
  }

  merge(other: InterArrivalAccumulator): void {
    this.#isApproximate ||= other.#isApproximate;
    other.#times.forEach((times, direction) => {
      for (const time of times.values()) this.#push(direction, time);
    });
  }

  values(): number[] {
    return this.#times.flatMap((times) => statistics(gaps(times.sorted())));
  }

  #push(direction: number, time: number): void {
    const times = this.#times[direction];
    if (times.length < MOST_EXACT_SAMPLES) times.push(time);
    else this.#isApproximate = true;
  }
}

/** Times between sorted times, sorted. */
function gaps(times: Float64Array): Float64Array {
  const seconds = new Float64Array(Math.max(times.length - 1, 0));
  for (let i = 0; i < seconds.length; i++) seconds[i] = times[i + 1] - times[i];
  return ascending(seconds);
}

function statistics(sorted: Float64Array): number[] {
  const { average, variance } = summarize(sorted);
  const deviation = Math.sqrt(variance);
  return [
    ...QUANTILES.map((share) => (sorted.length === 0 ? 0 : quantile(sorted, share))),
    average + deviation === 0 ? 0 : (deviation - average) / (deviation + average),
    ...classShares(sorted),
  ];
}

function classShares(sorted: Float64Array): number[] {
  const starts = CLASSES.map(({ least }) => placeOf(least, sorted));
  return starts.map((start, i) => {
    const end = starts[i + 1] ?? sorted.length;
    return sorted.length === 0 ? 0 : (end - start) / sorted.length;
  });
}

/** Number of the samples that are less than a value. */
function placeOf(value: number, sorted: Float64Array): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (sorted[middle] < value) from = middle + 1;
    else to = middle;
  }
  return from;
}
