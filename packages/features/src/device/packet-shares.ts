import type { HeaderColumns, PacketBatch } from '@networkml/pcap';
import type { AddressFacts } from '../address-facts.js';
import { DIRECTION_NAMES } from '../direction.js';
import type { Accumulator, FeatureGroup } from '../schema/feature-schema.js';
import type { Traffic } from '../traffic.js';

/** Whether packet `row` is of a kind, by its own headers: not those of what it tunnels or quotes. */
export type PacketTest = (
  headers: HeaderColumns,
  row: number,
  packets: PacketBatch,
  addresses: AddressFacts,
) => boolean;

/** A kind of packets; the features are how large a part of a device's packets is of it. */
export interface PacketKind {
  readonly name: string;
  /** What each of them does, to follow "that". */
  readonly definition: string;
  /** Which ways packets go of which the share is a feature. @defaultValue both */
  readonly directions?: readonly (typeof DIRECTION_NAMES)[number][];
  readonly matches: PacketTest;
}

/** The packets that a share is a part of. */
export interface Whole {
  /** In the plural. */
  readonly definition: string;
  readonly matches: PacketTest;
}

/** Features that are shares of a direction's packets. */
export function packetShares(of: Whole, kinds: readonly PacketKind[]): FeatureGroup {
  return {
    features: kinds.flatMap(({ name, definition, directions = DIRECTION_NAMES }) =>
      directions.map((direction) => ({
        name: `${name}_share_${direction}`,
        unit: 'share',
        type: 'real',
        range: [0, 1],
        direction,
        definition: `Share of the ${of.definition} that go ${direction} that ${definition}; 0 if there are none.`,
        modelInput: true,
      })),
    ),
    accumulator: (addresses) => new PacketShareAccumulator(of, kinds, addresses),
  };
}

class PacketShareAccumulator implements Accumulator {
  /** By direction. */
  readonly #wholes = [0, 0];
  /** Of each kind the counts of the two directions, side by side. */
  readonly #parts: number[];

  constructor(
    private readonly of: Whole,
    private readonly kinds: readonly PacketKind[],
    private readonly addresses: AddressFacts,
  ) {
    this.#parts = kinds.flatMap(() => [0, 0]);
  }

  add(packets: PacketBatch, { length, rows, directions }: Traffic): void {
    const { outermost } = packets;
    for (let i = 0; i < length; i++) {
      if (!this.of.matches(outermost, rows[i], packets, this.addresses)) continue;
      this.#wholes[directions[i]]++;
      for (let kind = 0; kind < this.kinds.length; kind++) {
        if (this.kinds[kind].matches(outermost, rows[i], packets, this.addresses)) {
          this.#parts[2 * kind + directions[i]]++;
        }
      }
    }
  }

  merge(other: PacketShareAccumulator): void {
    other.#wholes.forEach((count, direction) => {
      this.#wholes[direction] += count;
    });
    other.#parts.forEach((count, i) => {
      this.#parts[i] += count;
    });
  }

  values(): number[] {
    return this.kinds.flatMap(({ directions = DIRECTION_NAMES }, kind) =>
      directions.map((name) => {
        const direction = DIRECTION_NAMES.indexOf(name);
        const whole = this.#wholes[direction];
        return whole === 0 ? 0 : this.#parts[2 * kind + direction] / whole;
      }),
    );
  }
}
