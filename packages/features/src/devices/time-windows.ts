import { InvalidArgumentError, NANOSECONDS_PER_SECOND, type PacketBatch } from '@networkml/pcap';
import { CaptureStart } from '../headers/capture-start.js';

/** A packet is counted in every window that it lies in: more of them than this are of no use to anybody. */
const MOST_OVERLAPPING = 1000;

/** Windows of capture time, in seconds; they are counted in whole nanoseconds. */
export interface WindowOptions {
  /** How long a window is, above 0. */
  readonly length: number;
  /**
   * Time from the start of one window to that of the next, at most `length`: where it is less, windows overlap, at
   * most 1,000 of them at any moment.
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
  /** In nanoseconds, as is the time from one window to the next. */
  readonly #length: number;
  readonly #slide: number;
  readonly #start = new CaptureStart();

  /** @throws `InvalidArgumentError` of `@networkml/pcap` if length or slide are out of their ranges */
  constructor({ length, slide = length }: WindowOptions) {
    this.#length = Math.round(length * NANOSECONDS_PER_SECOND);
    this.#slide = Math.round(slide * NANOSECONDS_PER_SECOND);
    if (!(this.#length > 0 && Number.isSafeInteger(this.#length))) {
      throw new InvalidArgumentError(
        'bad-option',
        'window.length',
        length,
        'longer than 0 s, shorter than 104 days',
      );
    }
    if (!(this.#slide > 0 && this.#slide <= this.#length)) {
      throw new InvalidArgumentError('bad-option', 'window.slide', slide, 'above 0 s and at most the length');
    }
    if (this.#length / this.#slide > MOST_OVERLAPPING) {
      const expected = `at least the length / ${MOST_OVERLAPPING}, so that no more windows overlap`;
      throw new InvalidArgumentError('bad-option', 'window.slide', slide, expected);
    }
  }

  /** Looks for the first packet in a batch; the batches of a capture must come in order. */
  begin(packets: PacketBatch): void {
    for (let row = 0; row < packets.length && !this.#start.isKnown; row++) {
      if (packets.hasTime(row)) this.#start.elapsed(packets, row);
    }
  }

  /**
   * The numbers of the windows that packet `row` lies in, the first window being 0; none if it has no time. Packets
   * whose times go back beyond the first packet's lie in windows of negative numbers.
   */
  windowsOf(packets: PacketBatch, row: number): number[] {
    if (!packets.hasTime(row)) return [];
    const elapsed = this.#start.elapsed(packets, row);
    const intoLast = ((elapsed % this.#slide) + this.#slide) % this.#slide;
    const last = Math.round((elapsed - intoLast) / this.#slide);
    const overlapping = Math.ceil((this.#length - intoLast) / this.#slide);
    // No window begins before the first packet, unless a packet does.
    const first = Math.max(last - overlapping + 1, Math.min(last, 0));
    return Array.from({ length: last - first + 1 }, (_, i) => first + i);
  }

  /** The window of a number. */
  window(number: number): TimeWindow {
    const start = this.#start.nanoseconds + number * this.#slide;
    return { start: this.#seconds(start), end: this.#seconds(start + this.#length) };
  }

  #seconds(nanoseconds: number): number {
    return this.#start.seconds + nanoseconds / NANOSECONDS_PER_SECOND;
  }
}
