import type { HeaderColumns, PacketBatch } from '@networkml/pcap';
import { DIRECTION_NAMES } from '../devices/direction.js';
import type { Traffic } from '../devices/traffic.js';
import type { AccumulatedGroup, Accumulator, FeatureDefinition } from './feature-schema.js';

/** A feature that the first packet of a direction that has a value tells; 0 if none has. */
export interface FirstValue extends Pick<FeatureDefinition, 'name' | 'unit' | 'range' | 'definition'> {
  readonly direction: 'out' | 'in';
  /**
   * Which packets may have one; features with the same function are looked for together.
   * @defaultValue every packet
   */
  readonly of?: (headers: HeaderColumns, row: number) => boolean;
  /** The value of the packet's own headers, an integer, or undefined if it has none. */
  readonly value: (headers: HeaderColumns, row: number) => number | undefined;
}

/** Features that each are of one packet. */
export function firstValues(values: readonly FirstValue[]): AccumulatedGroup {
  const sources = sourcesOf(values);
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
    accumulator: () => new FirstValueAccumulator(values.length, sources),
  };
}

/** Number of the packet where none has a value. */
const NO_PACKET = -1;

/** Packets that several features are told by. */
interface Source {
  readonly of: FirstValue['of'] | undefined;
  /** Which way they go: index into the names of directions. */
  readonly direction: number;
  /** What is asked of them, and at which place the feature stands. */
  readonly wanted: { readonly place: number; readonly value: FirstValue['value'] }[];
}

function sourcesOf(values: readonly FirstValue[]): readonly Source[] {
  const sources: Source[] = [];
  values.forEach(({ direction: name, of, value }, place) => {
    const direction = DIRECTION_NAMES.indexOf(name);
    const known = sources.find((source) => source.direction === direction && source.of === of);
    if (known === undefined) sources.push({ direction, of, wanted: [{ place, value }] });
    else known.wanted.push({ place, value });
  });
  return sources;
}

class FirstValueAccumulator implements Accumulator {
  readonly #values: number[];
  /** Numbers of the packets that the values are of. */
  readonly #numbers: number[];

  constructor(
    length: number,
    private readonly sources: readonly Source[],
  ) {
    this.#values = new Array<number>(length).fill(0);
    this.#numbers = new Array<number>(length).fill(NO_PACKET);
  }

  add(packets: PacketBatch, traffic: Traffic): void {
    for (const source of this.sources) {
      if (this.#lacks(source)) this.#search(source, packets, traffic);
    }
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

  #lacks({ wanted }: Source): boolean {
    return wanted.some(({ place }) => this.#numbers[place] === NO_PACKET);
  }

  #search(
    source: Source,
    { outermost, firstPacket }: PacketBatch,
    { length, rows, directions }: Traffic,
  ): void {
    const { direction, of } = source;
    for (let p = 0; p < length; p++) {
      const row = rows[p];
      if (directions[p] !== direction || (of !== undefined && !of(outermost, row))) continue;
      this.#ask(source, outermost, row, firstPacket + row);
      if (!this.#lacks(source)) return;
    }
  }

  #ask({ wanted }: Source, headers: HeaderColumns, row: number, number: number): void {
    for (const { place, value } of wanted) {
      const found = this.#numbers[place] === NO_PACKET ? value(headers, row) : undefined;
      if (found !== undefined) this.#set(place, found, number);
    }
  }

  #set(i: number, value: number, number: number): void {
    this.#values[i] = value;
    this.#numbers[i] = number;
  }
}
