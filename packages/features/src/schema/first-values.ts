import type { HeaderColumns, PacketBatch } from '@networkml/pcap';
import { DIRECTION_NAMES } from '../direction.js';
import type { Traffic } from '../traffic.js';
import type { Accumulator, FeatureDefinition, FeatureGroup } from './feature-schema.js';

/** A feature that the first packet of a direction that has a value tells; 0 if none has. */
export interface FirstValue extends Pick<FeatureDefinition, 'name' | 'unit' | 'range' | 'definition'> {
  readonly direction: 'out' | 'in';
  /** The value of the packet's own headers, an integer, or undefined if it has none. */
  readonly value: (headers: HeaderColumns, row: number) => number | undefined;
}

/** Features that each are of one packet. */
export function firstValues(values: readonly FirstValue[]): FeatureGroup {
  return {
    features: values.map(({ name, unit, range, definition, direction }) => ({
      name,
      unit,
      type: 'integer',
      range,
      direction,
      definition,
      modelInput: true,
    })),
    accumulator: () => new FirstValueAccumulator(values),
  };
}

/** Number of the packet where none has a value. */
const NO_PACKET = -1;

class FirstValueAccumulator implements Accumulator {
  readonly #values: number[];
  /** Numbers of the packets that the values are of. */
  readonly #numbers: number[];

  constructor(private readonly wanted: readonly FirstValue[]) {
    this.#values = wanted.map(() => 0);
    this.#numbers = wanted.map(() => NO_PACKET);
  }

  add(packets: PacketBatch, { length, rows, directions }: Traffic): void {
    this.wanted.forEach(({ direction, value }, i) => {
      for (let p = 0; p < length && this.#numbers[i] === NO_PACKET; p++) {
        if (DIRECTION_NAMES[directions[p]] !== direction) continue;
        const found = value(packets.outermost, rows[p]);
        if (found !== undefined) this.#set(i, found, packets.firstPacket + rows[p]);
      }
    });
  }

  merge(other: FirstValueAccumulator): void {
    other.#numbers.forEach((number, i) => {
      const isEarlier = this.#numbers[i] === NO_PACKET || number < this.#numbers[i];
      if (number !== NO_PACKET && isEarlier) this.#set(i, other.#values[i], number);
    });
  }

  values(): number[] {
    return [...this.#values];
  }

  #set(i: number, value: number, number: number): void {
    this.#values[i] = value;
    this.#numbers[i] = number;
  }
}
