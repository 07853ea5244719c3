import type { PacketBatch } from '@networkml/pcap';
import { DIRECTION_NAMES } from '../devices/direction.js';
import type { Traffic } from '../devices/traffic.js';
import type { AccumulatedGroup, Accumulator, FeatureDefinition } from '../schema/feature-schema.js';
import { Distribution } from '../statistics/distribution.js';

/** Largest length of each class but the last, in bytes on the wire. */
const CLASS_ENDS = [60, 67, 75, 90, 110, 140, 180, 240, 320, 440, 600, 850, 1200, 1500] as const;
const CLASSES = CLASS_ENDS.length + 1;

const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;
/** The length up to which one is in a class of its own number. */
const LONGEST_CLASSIFIED = CLASS_ENDS[CLASS_ENDS.length - 1];

/** By length; whatever is longer is in the last class. */
const CLASS_OF_LENGTH = Uint8Array.from({ length: LONGEST_CLASSIFIED + 1 }, (_, length) =>
  CLASS_ENDS.findIndex((end) => length <= end),
);

/** How long a device's packets are. */
export const packetSizes: AccumulatedGroup = {
  features: DIRECTION_NAMES.flatMap((direction) => [
    ...Array.from({ length: CLASSES }, (_, i) => sizeClass(i, direction)),
    ...QUANTILES.map((share) =>
      size(`q${share * 100}`, `${share * 100} % quantile (linear interpolation) of the lengths`, direction),
    ),
    size('mean', 'Mean length', direction),
    size('sd', 'Standard deviation (n - 1) of the lengths', direction),
  ]),
  accumulator: () => new PacketSizeAccumulator(),
};

type OneWay = (typeof DIRECTION_NAMES)[number];

function sizeClass(index: number, direction: OneWay): FeatureDefinition {
  const least = index === 0 ? 0 : CLASS_ENDS[index - 1] + 1;
  const range = index < CLASS_ENDS.length ? `${least} to ${CLASS_ENDS[index]}` : `${least} or more`;
  return {
    name: `size_from_${least}_share_${direction}`,
    unit: 'share',
    type: 'real',
    range: [0, 1],
    direction,
    definition: `Share of the packets that go ${direction} that are ${range} bytes long on the wire; 0 if there are none.`,
    modelInput: true,
  };
}

function size(name: string, statistic: string, direction: OneWay): FeatureDefinition {
  return {
    name: `size_${name}_${direction}`,
    unit: 'bytes',
    type: 'real',
    range: [0, Infinity],
    direction,
    definition: `${statistic} on the wire of the packets that go ${direction}; 0 if there are none.`,
    modelInput: true,
  };
}

class PacketSizeAccumulator implements Accumulator {
  readonly #lengths = [new Distribution(), new Distribution()] as const;
  /** By direction and class. */
  readonly #classes = [new Float64Array(CLASSES), new Float64Array(CLASSES)] as const;

  get isApproximate(): boolean {
    return this.#lengths.some(({ isApproximate }) => isApproximate);
  }

  add({ frameLen }: PacketBatch, { length, rows, directions }: Traffic): void {
    for (let i = 0; i < length; i++) {
      const bytes = frameLen[rows[i]];
      const sizeClass = bytes <= LONGEST_CLASSIFIED ? CLASS_OF_LENGTH[bytes] : CLASSES - 1;
      this.#lengths[directions[i]].push(bytes);
      this.#classes[directions[i]][sizeClass]++;
    }
  }

  merge(other: PacketSizeAccumulator): void {
    other.#lengths.forEach((lengths, direction) => {
      this.#lengths[direction].append(lengths);
    });
    other.#classes.forEach((counts, direction) => {
      counts.forEach((count, i) => {
        this.#classes[direction][i] += count;
      });
    });
  }

  values(): number[] {
    return this.#lengths.flatMap((lengths, direction) => {
      const { count, average, variance } = lengths.summary();
      const shares = Array.from(this.#classes[direction], (packets) => (count === 0 ? 0 : packets / count));
      return [...shares, ...lengths.quantiles(QUANTILES), average, Math.sqrt(variance)];
    });
  }
}
