import type { PacketBatch } from '@networkml/pcap';
import { DIRECTION_NAMES } from '../devices/direction.js';
import type { Traffic } from '../devices/traffic.js';
import type { AccumulatedGroup, Accumulator, FeatureDefinition } from './feature-schema.js';

/** A feature that counts packets of a kind. */
export interface PacketCount<Name extends string = string>
  extends Pick<FeatureDefinition<Name>, 'name' | 'definition'> {
  /** Which of the device's packets count. @defaultValue 'both' */
  readonly direction?: FeatureDefinition['direction'];
  /** Whether packet `row` is of the kind. */
  readonly matches: (packets: PacketBatch, row: number) => boolean;
}

/** Features that count packets: a group for a schema of your own. */
export function packetCounts<const Name extends string>(
  counts: readonly PacketCount<Name>[],
): AccumulatedGroup<Name> {
  return {
    features: counts.map(({ name, definition, direction = 'both' }) => ({
      name,
      definition,
      direction,
      unit: 'packets',
      type: 'integer',
      range: [0, Infinity],
      modelInput: true,
    })),
    accumulator: () => new PacketCountAccumulator(counts),
  };
}

class PacketCountAccumulator implements Accumulator {
  readonly #numbers: number[];

  constructor(private readonly counts: readonly PacketCount[]) {
    this.#numbers = counts.map(() => 0);
  }

  add(packets: PacketBatch, { length, rows, directions }: Traffic): void {
    this.counts.forEach(({ direction: wanted = 'both', matches }, kind) => {
      for (let i = 0; i < length; i++) {
        const counts = wanted === 'both' || wanted === DIRECTION_NAMES[directions[i]];
        if (counts && matches(packets, rows[i])) this.#numbers[kind]++;
      }
    });
  }

  merge(other: PacketCountAccumulator): void {
    other.#numbers.forEach((number, i) => {
      this.#numbers[i] += number;
    });
  }

  values(): number[] {
    return [...this.#numbers];
  }
}
