import type { PacketBatch } from '@networkml/pcap';
import { OUT } from '../devices/direction.js';
import type { Traffic } from '../devices/traffic.js';
import type { AccumulatedGroup, Accumulator } from '../schema/feature-schema.js';

/** Packets that are looked at: those that come first tell the habit. */
const MOST_PACKETS = 1024;
const IDENTIFICATIONS = 0x1_0000;
const SMALL_STEP = 16;

const HABITS = [
  { name: 'zero', title: 'are 0', counts: (identification: number) => identification === 0 },
  { name: 'same', title: 'are that of the packet before', counts: (_: number, step: number) => step === 0 },
  {
    name: 'next',
    title: 'follow that of the packet before',
    counts: (_: number, step: number) => step === 1,
  },
  {
    name: 'near',
    title: `exceed that of the packet before by 2 to ${SMALL_STEP}`,
    counts: (_: number, step: number) => step > 1 && step <= SMALL_STEP,
  },
] as const;

/** How a device numbers its IPv4 packets (ip.id, RFC 6864): by a counter of its own, one a peer, at random, or not at all. */
export const ipIdentifications: AccumulatedGroup = {
  features: HABITS.map(({ name, title }) => ({
    name: `ip_id_${name}_share`,
    unit: 'share',
    type: 'real',
    range: [0, 1],
    direction: 'out',
    definition: `Share of the first ${MOST_PACKETS} IPv4 packets that go out whose identifications ${title}; 0 if there are none.`,
    modelInput: true,
  })),
  accumulator: () => new IpIdentificationAccumulator(),
};

interface Identified {
  /** Number of the packet within the capture. */
  readonly number: number;
  readonly identification: number;
}

class IpIdentificationAccumulator implements Accumulator {
  /** In the order of the capture. */
  #first: readonly Identified[] = [];

  add({ outermost, firstPacket }: PacketBatch, { length, rows, directions }: Traffic): void {
    if (this.#first.length >= MOST_PACKETS) return;
    const added: Identified[] = [];
    for (let i = 0; i < length; i++) {
      if (directions[i] !== OUT || !outermost.has(rows[i], 'ipId')) continue;
      added.push({ number: firstPacket + rows[i], identification: outermost.ipId[rows[i]] });
    }
    this.#keep([...this.#first, ...added]);
  }

  merge(other: IpIdentificationAccumulator): void {
    this.#keep([...this.#first, ...other.#first].sort((a, b) => a.number - b.number));
  }

  values(): number[] {
    const counts = HABITS.map(() => 0);
    this.#first.forEach(({ identification }, i) => {
      const step = i === 0 ? NaN : stepBetween(this.#first[i - 1].identification, identification);
      HABITS.forEach((habit, h) => {
        if (habit.counts(identification, step)) counts[h]++;
      });
    });
    return counts.map((count) => (this.#first.length === 0 ? 0 : count / this.#first.length));
  }

  #keep(packets: readonly Identified[]): void {
    this.#first = packets.slice(0, MOST_PACKETS);
  }
}

function stepBetween(before: number, after: number): number {
  return (after - before + IDENTIFICATIONS) % IDENTIFICATIONS;
}
