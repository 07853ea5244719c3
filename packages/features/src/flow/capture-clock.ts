import { NANOSECONDS_PER_SECOND, type PacketBatch } from '@networkml/pcap';
import { CaptureStart } from '../headers/capture-start.js';

/**
 * The time of a capture, in nanoseconds since the first packet that has a time: exact for 104 days around it. It is the
 * latest time that any packet had so far, and so never goes back.
 */
export class CaptureClock {
  readonly #start = new CaptureStart();
  #now = 0;

  /** The latest time so far; 0 if no packet has had one. */
  get now(): number {
    return this.#now;
  }

  /** Takes note of the time of packet `row`, and gives it; NaN if it has none. */
  read(packets: PacketBatch, row: number): number {
    if (!packets.hasTime(row)) return Number.NaN;
    const time = this.#start.elapsed(packets, row);
    if (time > this.#now) this.#now = time;
    return time;
  }

  /** A time of this clock in seconds since the epoch. */
  epochSeconds(time: number): number {
    const nanoseconds = this.#start.nanoseconds + time;
    const seconds = Math.floor(nanoseconds / NANOSECONDS_PER_SECOND);
    return (
      this.#start.seconds +
      seconds +
      (nanoseconds - seconds * NANOSECONDS_PER_SECOND) / NANOSECONDS_PER_SECOND
    );
  }
}
