import { NANOSECONDS_PER_SECOND, type PacketBatch } from '@networkml/pcap';
import { type Direction, IN, OUT } from '../devices/direction.js';
import type { Traffic } from '../devices/traffic.js';
import type { AccumulatedGroup, Accumulator, FeatureDefinition } from '../schema/feature-schema.js';
import { BOTH_WAYS, type FlowDirection, ONE_WAY } from './flow-directions.js';
import { PacketTime } from './packet-time.js';

/** How much went one way, or both ways together, and when; times in nanoseconds, infinite if no packet has one. */
interface Volume {
  readonly packets: number;
  readonly bytes: number;
  readonly first: number;
  readonly last: number;
}

/** A feature of one direction, or of both together. */
interface VolumeFeature extends Pick<FeatureDefinition, 'unit' | 'type'> {
  readonly name: string;
  /** With `%` for the packets that count. */
  readonly definition: string;
  readonly ways: readonly FlowDirection[];
  readonly value: (volume: Volume, whole: Volume) => number;
}

/** A feature that compares the directions. */
interface Comparison extends Pick<FeatureDefinition, 'name' | 'unit' | 'type' | 'definition'> {
  readonly value: (out: Volume, back: Volume) => number;
}

const ALL_WAYS = [BOTH_WAYS, ...ONE_WAY];

const VOLUME_FEATURES: readonly VolumeFeature[] = [
  {
    name: 'packets',
    unit: 'packets',
    type: 'integer',
    definition: 'Number of %.',
    ways: ALL_WAYS,
    value: ({ packets }) => packets,
  },
  {
    name: 'bytes',
    unit: 'bytes',
    type: 'integer',
    definition: 'Sum of the lengths on the wire (frame.len) of %.',
    ways: ALL_WAYS,
    value: ({ bytes }) => bytes,
  },
  {
    name: 'duration',
    unit: 'seconds',
    type: 'real',
    definition: 'Time from the earliest to the latest of %; 0 if fewer than two have a time.',
    ways: ALL_WAYS,
    value: durationOf,
  },
  {
    name: 'packet_rate',
    unit: 'packets/s',
    type: 'real',
    definition: "Number of % over the flow's bidirectional_duration; 0 if that is 0.",
    ways: ONE_WAY,
    value: ({ packets }, whole) => ratio(packets, durationOf(whole)),
  },
  {
    name: 'byte_rate',
    unit: 'bytes/s',
    type: 'real',
    definition: "Sum of the lengths on the wire of % over the flow's bidirectional_duration; 0 if that is 0.",
    ways: ONE_WAY,
    value: ({ bytes }, whole) => ratio(bytes, durationOf(whole)),
  },
];

const COMPARISONS: readonly Comparison[] = [
  {
    name: 'down_up_packet_ratio',
    unit: 'ratio',
    type: 'real',
    definition: "Number of the responder's packets over that of the initiator's; 0 if the latter has none.",
    value: (out, back) => ratio(back.packets, out.packets),
  },
  {
    name: 'down_up_byte_ratio',
    unit: 'ratio',
    type: 'real',
    definition: 'Bytes on the wire of the responder over those of the initiator; 0 if the latter has none.',
    value: (out, back) => ratio(back.bytes, out.bytes),
  },
  {
    name: 'time_to_answer',
    unit: 'seconds',
    type: 'real',
    definition:
      "Time from the initiator's earliest packet to the responder's earliest; 0 if one of them has none, or the responder's is the earlier.",
    value: (out, back) => secondsBetween(out.first, back.first),
  },
];

/** Packets, bytes and times of a flow, and what follows from them. */
export const volume: AccumulatedGroup = {
  features: [...VOLUME_FEATURES.flatMap(definitions), ...COMPARISONS.map(definition)],
  accumulator: () => new VolumeAccumulator(),
};

function definitions({ name, unit, type, definition, ways }: VolumeFeature): FeatureDefinition[] {
  return ways.map(({ prefix, direction, packets }) => ({
    name: `${prefix}_${name}`,
    unit,
    type,
    range: [0, Infinity],
    direction,
    definition: definition.replace('%', packets),
    modelInput: true,
  }));
}

function definition({ name, unit, type, definition }: Comparison): FeatureDefinition {
  return { name, unit, type, range: [0, Infinity], direction: 'both', definition, modelInput: true };
}

class VolumeAccumulator implements Accumulator {
  readonly #time = new PacketTime();
  readonly #packets = [0, 0];
  readonly #bytes = [0, 0];
  readonly #first = [Infinity, Infinity];
  readonly #last = [-Infinity, -Infinity];

  add(packets: PacketBatch, { length, rows, directions }: Traffic): void {
    for (let i = 0; i < length; i++) {
      const row = rows[i];
      const direction = directions[i] as Direction;
      this.#packets[direction]++;
      this.#bytes[direction] += packets.frameLen[row];
      if (packets.has(row, 'frameTime')) this.#see(direction, this.#time.of(packets, row));
    }
  }

  merge(other: VolumeAccumulator): void {
    const shift = this.#time.shiftFrom(other.#time);
    for (const direction of [OUT, IN] as const) {
      this.#packets[direction] += other.#packets[direction];
      this.#bytes[direction] += other.#bytes[direction];
      this.#see(direction, other.#first[direction] + shift);
      this.#see(direction, other.#last[direction] + shift);
    }
  }

  values(): number[] {
    const [out, back] = [this.#volume(OUT), this.#volume(IN)];
    const whole: Volume = {
      packets: out.packets + back.packets,
      bytes: out.bytes + back.bytes,
      first: Math.min(out.first, back.first),
      last: Math.max(out.last, back.last),
    };
    const volumes = { out, in: back, both: whole };
    return [
      ...VOLUME_FEATURES.flatMap(({ ways, value }) =>
        ways.map(({ direction }) => value(volumes[direction], whole)),
      ),
      ...COMPARISONS.map(({ value }) => value(out, back)),
    ];
  }

  #see(direction: Direction, time: number): void {
    if (!Number.isFinite(time)) return;
    if (time < this.#first[direction]) this.#first[direction] = time;
    if (time > this.#last[direction]) this.#last[direction] = time;
  }

  #volume(direction: Direction): Volume {
    return {
      packets: this.#packets[direction],
      bytes: this.#bytes[direction],
      first: this.#first[direction],
      last: this.#last[direction],
    };
  }
}

function durationOf({ first, last }: Volume): number {
  return secondsBetween(first, last);
}

/** 0 if one of them is infinite, or the second one is the earlier. */
function secondsBetween(from: number, to: number): number {
  return Number.isFinite(from) && Number.isFinite(to) && to > from ? (to - from) / NANOSECONDS_PER_SECOND : 0;
}

function ratio(part: number, of: number): number {
  return of === 0 ? 0 : part / of;
}
