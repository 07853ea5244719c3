import type { PacketBatch } from '@networkml/pcap';

/** Nanoseconds of a second. */
export const SECOND = 1_000_000_000;

/**
 * The time of a capture, in nanoseconds since the first packet that has a time: exact for 104 days around it. It is the
 * latest time that any packet had so far, and so never goes back.
 */
export class CaptureClock {
  #baseSeconds = Number.NaN;
  #baseNanoseconds = 0;
  #now = 0;

  /** The latest time so far; 0 if no packet has had one. */
  get now(): number {
    return this.#now;
  }

  /** Takes note of the time of packet `row`, and gives it; NaN if it has none. */
  read(packets: PacketBatch, row: number): number {
    if (!packets.has(row, 'frameTime')) return Number.NaN;
    if (Number.isNaN(this.#baseSeconds)) {
      this.#baseSeconds = packets.timeSeconds[row];
      this.#baseNanoseconds = packets.timeNanoseconds[row];
    }
    const time =
      (packets.timeSeconds[row] - this.#baseSeconds) * SECOND +
      (packets.timeNanoseconds[row] - this.#baseNanoseconds);
    if (time > this.#now) this.#now = time;
    return time;
  }

  /** A time of this clock in seconds since the epoch. */
  epochSeconds(time: number): number {
    const nanoseconds = this.#baseNanoseconds + time;
    const seconds = Math.floor(nanoseconds / SECOND);
    return this.#baseSeconds + seconds + (nanoseconds - seconds * SECOND) / SECOND;
  }
}
