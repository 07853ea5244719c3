import { NANOSECONDS_PER_SECOND, type PacketBatch } from '@networkml/pcap';

/** Times of packets in nanoseconds since the whole second of the first one that was asked for, exact for 104 days. */
export class PacketTime {
  #base = Number.NaN;

  /** Time of packet `row`, which has one. */
  of(packets: PacketBatch, row: number): number {
    if (Number.isNaN(this.#base)) this.#base = packets.timeSeconds[row];
    return (packets.timeSeconds[row] - this.#base) * NANOSECONDS_PER_SECOND + packets.timeNanoseconds[row];
  }

  /** What to add to times of another one for times of this one, which begins where the other did if it had none. */
  shiftFrom(other: PacketTime): number {
    if (Number.isNaN(this.#base)) this.#base = other.#base;
    return Number.isNaN(other.#base) ? 0 : (other.#base - this.#base) * NANOSECONDS_PER_SECOND;
  }
}
