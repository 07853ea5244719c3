import type { PacketBatch } from '@networkml/pcap';
import { DIRECTION_NAMES } from '../devices/direction.js';
import type { Traffic } from '../devices/traffic.js';
import type { AddressFacts } from '../headers/address-facts.js';
import { PacketNumbers } from '../headers/packet-numbers.js';
import type { AccumulatedGroup, Accumulator } from '../schema/feature-schema.js';
import { PacketMasks } from './packet-masks.js';
import type { PacketTest } from './packet-test.js';

/** A kind of packets; the features are how large a part of a device's packets is of it. */
export interface PacketKind {
  readonly name: string;
  /** What each of them does, to follow "that". */
  readonly definition: string;
  /** Which ways packets go of which the share is a feature. @defaultValue both */
  readonly directions?: readonly (typeof DIRECTION_NAMES)[number][];
  readonly test: PacketTest;
}

/** The packets that a share is a part of. */
export interface Whole {
  /** In the plural. */
  readonly definition: string;
  readonly test: PacketTest;
}

/** The bit of the whole in the masks of packets; those of the kinds follow. */
const WHOLE = 1;

/** Features that are shares of a direction's packets. @param kinds at most 30 */
export function packetShares(of: Whole, kinds: readonly PacketKind[]): AccumulatedGroup {
  const tests = new PacketMasks([of, ...kinds].map(({ test }) => test));
  const masks = new PacketNumbers((numbers, packets, addresses) => tests.mark(numbers, packets, addresses));
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
    accumulator: (addresses) => new PacketShareAccumulator(masks, kinds, addresses),
  };
}

const NO_COUNTS: readonly number[] = [];

class PacketShareAccumulator implements Accumulator {
  /** Of the whole and then of each kind the counts of the two directions, side by side; none before there is a packet. */
  #counts: number[] | undefined;

  constructor(
    private readonly masks: PacketNumbers,
    private readonly kinds: readonly PacketKind[],
    private readonly addresses: AddressFacts,
  ) {}

  add(packets: PacketBatch, { length, rows, directions }: Traffic): void {
    const masks = this.masks.of(packets, this.addresses);
    for (let i = 0; i < length; i++) {
      const mask = masks[rows[i]];
      if ((mask & WHOLE) !== 0) this.#count(mask, directions[i]);
    }
  }

  merge(other: PacketShareAccumulator): void {
    if (other.#counts === undefined) return;
    const counts = this.#ownCounts();
    other.#counts.forEach((count, i) => {
      counts[i] += count;
    });
  }

  values(): number[] {
    const counts = this.#counts ?? NO_COUNTS;
    return this.kinds.flatMap(({ directions = DIRECTION_NAMES }, kind) =>
      directions.map((name) => {
        const direction = DIRECTION_NAMES.indexOf(name);
        const whole = counts[direction] ?? 0;
        return whole === 0 ? 0 : counts[2 * (kind + 1) + direction] / whole;
      }),
    );
  }

  #count(mask: number, direction: number): void {
    const counts = this.#ownCounts();
    for (let left = mask; left !== 0; left &= left - 1) counts[2 * lowestBit(left) + direction]++;
  }

  #ownCounts(): number[] {
    this.#counts ??= new Array<number>(2 * (this.kinds.length + 1)).fill(0);
    return this.#counts;
  }
}

/** Number of the lowest bit that is set. */
function lowestBit(mask: number): number {
  return 31 - Math.clz32(mask & -mask);
}
