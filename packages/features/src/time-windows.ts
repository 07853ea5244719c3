import { Field, type PacketBatch } from '@networkml/pcap';

const NANOSECONDS_PER_SECOND = 1_000_000_000;

/** Windows of capture time, in seconds. */
export interface WindowOptions {
  /** How long a window is, above 0. */
  readonly length: number;
  /**
   * Time from the start of one window to that of the next, above 0 and at most `length`: where it is less, windows
   * overlap.
   * @defaultValue `length`
   */
  readonly slide?: number | undefined;
}

/** A stretch of capture time: seconds since the epoch, the end not included. */
export interface TimeWindow {
  readonly start: number;
  readonly end: number;
}

/** The windows of one capture: the first begins with its first packet that has a time. */
export class TimeWindows {
  readonly #length: number;
  readonly #slide: number;
  #startSeconds = Number.NaN;
  #startNanoseconds = 0;

  /** @throws RangeError if length or slide are out of their ranges */
  constructor({ length, slide = length }: WindowOptions) {
    if (!(length > 0 && Number.isFinite(length))) {
      throw new RangeError(`the length of a window must be above 0 s, got ${length}`);
    }
    if (!(slide > 0 && slide <= length)) {
      throw new RangeError(`windows must slide by more than 0 s and at most their length, got ${slide}`);
    }
    this.#length = length;
    this.#slide = slide;
  }

  /** Looks for the first packet in a batch; the batches of a capture must come in order. */
  begin({ length, present, timeSeconds, timeNanoseconds }: PacketBatch): void {
    for (let row = 0; row < length && Number.isNaN(this.#startSeconds); row++) {
      if ((present[row] & Field.frameTime) === 0) continue;
      this.#startSeconds = timeSeconds[row];
      this.#startNanoseconds = timeNanoseconds[row];
    }
  }

  /**
   * The numbers of the windows that packet `row` lies in, the first window being 0; none if it has no time. Packets
   * whose times go back beyond the first packet's lie in windows of negative numbers.
   */
  windowsOf(packets: PacketBatch, row: number): number[] {
    if (!packets.has(row, 'frameTime')) return [];
    const seconds = packets.timeSeconds[row];
    const nanoseconds = packets.timeNanoseconds[row];
    const elapsed =
      seconds - this.#startSeconds + (nanoseconds - this.#startNanoseconds) / NANOSECONDS_PER_SECOND;
    const last = Math.floor(elapsed / this.#slide);
    // No window begins before the first packet, unless a packet does.
    const first = Math.max(Math.floor((elapsed - this.#length) / this.#slide) + 1, Math.min(last, 0));
    return Array.from({ length: last - first + 1 }, (_, i) => first + i);
  }

  /** The window of a number. */
  window(number: number): TimeWindow {
    const start = this.#startSeconds + this.#startNanoseconds / NANOSECONDS_PER_SECOND + number * this.#slide;
    return { start, end: start + this.#length };
  }
}
