import type { PacketBatch } from '@networkml/pcap';
import { type Direction, IN, OUT } from '../devices/direction.js';
import type { Traffic } from '../devices/traffic.js';
import type { AccumulatedGroup, Accumulator } from '../schema/feature-schema.js';
import { packetSeconds } from './packet-seconds.js';

/** A device that was seen for less has no rate worth the name. */
const LEAST_SECONDS = 1;

const COMMON = { type: 'real', modelInput: true } as const;
const PER_SECOND =
  'divided by the time from the first to the last packet of both directions, or by one second if that is shorter';

/** How much a device sends and is sent, and which of the two more. */
export const volume: AccumulatedGroup = {
  features: [
    {
      ...COMMON,
      name: 'packet_rate_out',
      unit: 'packets/s',
      range: [0, Infinity],
      direction: 'out',
      definition: `Packets that go out, ${PER_SECOND}.`,
    },
    {
      ...COMMON,
      name: 'packet_rate_in',
      unit: 'packets/s',
      range: [0, Infinity],
      direction: 'in',
      definition: `Packets that go in, ${PER_SECOND}.`,
    },
    {
      ...COMMON,
      name: 'packets_sent_share',
      unit: 'share',
      range: [0, 1],
      direction: 'both',
      definition: 'Share of all packets that go out.',
    },
    {
      ...COMMON,
      name: 'bytes_sent_share',
      unit: 'share',
      range: [0, 1],
      direction: 'both',
      definition: 'Share of all bytes on the wire that go out.',
    },
  ],
  accumulator: () => new VolumeAccumulator(),
};

class VolumeAccumulator implements Accumulator {
  readonly #packets = [0, 0];
  readonly #bytes = [0, 0];
  /** In seconds since the epoch. */
  #first = Infinity;
  #last = -Infinity;

  add(packets: PacketBatch, { length, rows, directions }: Traffic): void {
    for (let i = 0; i < length; i++) {
      const row = rows[i];
      const direction = directions[i] as Direction;
      this.#packets[direction]++;
      this.#bytes[direction] += packets.frameLen[row];
      if (packets.hasTime(row)) this.#see(packetSeconds(packets, row));
    }
  }

  merge(other: VolumeAccumulator): void {
    for (const direction of [OUT, IN] as const) {
      this.#packets[direction] += other.#packets[direction];
      this.#bytes[direction] += other.#bytes[direction];
    }
    this.#see(other.#first);
    this.#see(other.#last);
  }

  values(): number[] {
    const seconds = Math.max(this.#last - this.#first, LEAST_SECONDS);
    const [out, back] = this.#packets;
    const [bytesOut, bytesBack] = this.#bytes;
    return [out / seconds, back / seconds, share(out, back), share(bytesOut, bytesBack)];
  }

  #see(time: number): void {
    if (!Number.isFinite(time)) return;
    this.#first = Math.min(this.#first, time);
    this.#last = Math.max(this.#last, time);
  }
}

function share(part: number, rest: number): number {
  return part + rest === 0 ? 0 : part / (part + rest);
}
