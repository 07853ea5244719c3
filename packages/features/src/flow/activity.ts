import { NANOSECONDS_PER_SECOND } from '@networkml/pcap';
import type { FeatureDefinition } from '../schema/feature-schema.js';
import { type Summary, summarize } from '../statistics/summary.js';

/** Seconds of silence after which a flow is idle: the default of CICFlowMeter. */
const ACTIVITY_TIMEOUT = 5;

interface Statistic {
  readonly name: string;
  readonly key: keyof Summary;
  readonly definition: string;
  readonly unit: 'seconds' | 'seconds²';
}

const STATISTICS: readonly Statistic[] = [
  { name: 'min', key: 'min', definition: 'Shortest', unit: 'seconds' },
  { name: 'max', key: 'max', definition: 'Longest', unit: 'seconds' },
  { name: 'mean', key: 'average', definition: 'Mean', unit: 'seconds' },
  { name: 'variance', key: 'variance', definition: 'Sample variance (n - 1) of the', unit: 'seconds²' },
];

const PERIODS = [
  {
    name: 'active',
    definition: `period in which no more than ${ACTIVITY_TIMEOUT} seconds lie between two packets of either direction that follow one another; 0 if no packet has a time.`,
  },
  {
    name: 'idle',
    definition: `time of more than ${ACTIVITY_TIMEOUT} seconds between two packets of either direction that follow one another; 0 if there is none.`,
  },
] as const;

/** Features of when a flow is active and when it is idle, which take turns. */
export const ACTIVITY_FEATURES: readonly FeatureDefinition[] = [
  {
    name: 'bidirectional_active_periods',
    unit: 'periods',
    type: 'integer',
    range: [0, Infinity],
    direction: 'both',
    definition: `Number of the periods that silences of more than ${ACTIVITY_TIMEOUT} seconds divide the packets of both directions into; 0 if no packet has a time.`,
    modelInput: true,
  },
  ...PERIODS.flatMap((period) =>
    STATISTICS.map(
      (statistic): FeatureDefinition => ({
        name: `bidirectional_${statistic.name}_${period.name}`,
        unit: statistic.unit,
        type: 'real',
        range: [0, Infinity],
        direction: 'both',
        definition: `${statistic.definition} ${period.definition}`,
        modelInput: true,
      }),
    ),
  ),
];

/**
 * Values of {@link ACTIVITY_FEATURES}.
 *
 * @param times of the packets of both directions in nanoseconds, sorted
 */
export function activity(times: Float64Array): number[] {
  const active: number[] = [];
  const idle: number[] = [];
  let since = times[0];
  times.forEach((time, i) => {
    const silence = i === 0 ? 0 : time - times[i - 1];
    if (silence <= ACTIVITY_TIMEOUT * NANOSECONDS_PER_SECOND) return;
    idle.push(silence / NANOSECONDS_PER_SECOND);
    active.push((times[i - 1] - since) / NANOSECONDS_PER_SECOND);
    since = time;
  });
  if (times.length > 0) active.push((times[times.length - 1] - since) / NANOSECONDS_PER_SECOND);
  return [active.length, ...statistics(active), ...statistics(idle)];
}

function statistics(lengths: readonly number[]): number[] {
  const summary = summarize(Float64Array.from(lengths).sort());
  return STATISTICS.map(({ key }) => summary[key]);
}
