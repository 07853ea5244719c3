import { durationInSeconds } from './duration.js';
import { SKIP_REASONS, Skip, type SkipReason } from './skip-reason.js';

const NANOSECONDS_PER_SECOND = 1_000_000_000;

/** What has been read of a capture so far. Every packet is accounted for: `read` is `decoded` plus all skipped. */
export class CaptureStatistics {
  /** Packets read. */
  read = 0;
  readonly #bySkipCode = new Array<number>(SKIP_REASONS.length).fill(0);
  readonly #byLinkType = new Map<number, { packets: number }>();
  /** The counter of the packet counted last: mostly that of the next one too. */
  #counter = { packets: 0 };
  #linkType = Number.NaN;
  /** Earliest and latest time, kept exactly; before any the earliest is later than the latest. */
  #firstSeconds = Number.POSITIVE_INFINITY;
  #firstNanoseconds = 0;
  #lastSeconds = Number.NEGATIVE_INFINITY;
  #lastNanoseconds = 0;

  /** Packets decoded. */
  get decoded(): number {
    return this.#bySkipCode[Skip.none];
  }

  /** Packets read but not decoded, by reason; reasons that did not occur are left out. */
  get skipped(): Partial<Record<SkipReason, number>> {
    const skipped: Partial<Record<SkipReason, number>> = {};
    SKIP_REASONS.forEach((reason, code) => {
      if (reason !== null && this.#bySkipCode[code] > 0) skipped[reason] = this.#bySkipCode[code];
    });
    return skipped;
  }

  /** Packets by link type, numbers of the tcpdump.org registry. */
  get linkTypes(): ReadonlyMap<number, number> {
    return new Map(Array.from(this.#byLinkType, ([linkType, { packets }]) => [linkType, packets]));
  }

  /** Earliest time of a packet, in seconds since the epoch; undefined as long as no packet has a time. */
  get firstTime(): number | undefined {
    return this.#timed ? this.#firstSeconds + this.#firstNanoseconds / NANOSECONDS_PER_SECOND : undefined;
  }

  /** Latest time of a packet, in seconds since the epoch; undefined as long as no packet has a time. */
  get lastTime(): number | undefined {
    return this.#timed ? this.#lastSeconds + this.#lastNanoseconds / NANOSECONDS_PER_SECOND : undefined;
  }

  /** Time from the earliest to the latest packet in seconds, correctly rounded; 0 if no packet has a time. */
  get duration(): number {
    if (!this.#timed) return 0;
    const seconds = this.#lastSeconds - this.#firstSeconds;
    return durationInSeconds(seconds, this.#lastNanoseconds - this.#firstNanoseconds);
  }

  get #timed(): boolean {
    return this.#firstSeconds <= this.#lastSeconds;
  }

  /** Counts a packet; `seconds` is NaN if it has no time. */
  count(skipCode: number, linkType: number, seconds: number, nanoseconds: number): void {
    this.read++;
    this.#bySkipCode[skipCode]++;
    if (linkType !== this.#linkType) this.#turnTo(linkType);
    this.#counter.packets++;
    if (isEarlier(seconds, nanoseconds, this.#firstSeconds, this.#firstNanoseconds)) {
      this.#firstSeconds = seconds;
      this.#firstNanoseconds = nanoseconds;
    }
    if (isEarlier(this.#lastSeconds, this.#lastNanoseconds, seconds, nanoseconds)) {
      this.#lastSeconds = seconds;
      this.#lastNanoseconds = nanoseconds;
    }
  }

  #turnTo(linkType: number): void {
    this.#linkType = linkType;
    this.#counter = this.#byLinkType.get(linkType) ?? { packets: 0 };
    this.#byLinkType.set(linkType, this.#counter);
  }
}

/** Nothing is earlier or later than NaN, the time of a packet without time. */
function isEarlier(
  seconds: number,
  nanoseconds: number,
  thanSeconds: number,
  thanNanoseconds: number,
): boolean {
  return seconds < thanSeconds || (seconds === thanSeconds && nanoseconds < thanNanoseconds);
}
