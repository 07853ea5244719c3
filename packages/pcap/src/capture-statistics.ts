import { durationInSeconds, NANOSECONDS_PER_SECOND } from './batch/duration.js';
import { Field } from './batch/fields.js';
import type { PacketBatch } from './batch/packet-batch.js';
import { SKIP_REASONS, Skip, type SkipReason } from './batch/skip-reason.js';

/** What has been read of a capture so far. Every packet is accounted for: `read` is `decoded` plus all skipped. */
export class CaptureStatistics {
  /** Packets read. */
  read = 0;
  /** Bytes that the packets read had on the wire. */
  wireBytes = 0;
  /** Bytes of them that were captured. */
  capturedBytes = 0;
  readonly #bySkipCode = new Array<number>(SKIP_REASONS.length).fill(0);
  readonly #byLinkType = new Map<number, number>();
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
    return new Map(this.#byLinkType);
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

  /** Adds the packets of a batch. */
  add(batch: PacketBatch): void {
    this.read += batch.length;
    this.#count(batch);
    this.#countLinkTypes(batch);
    this.#extend(batch);
  }

  #count({ length, skipped, frameLen, frameCapLen }: PacketBatch): void {
    for (let row = 0; row < length; row++) {
      this.#bySkipCode[skipped[row]]++;
      this.wireBytes += frameLen[row];
      this.capturedBytes += frameCapLen[row];
    }
  }

  /** Packets of the same link type mostly follow one another. */
  #countLinkTypes({ length, linkType }: PacketBatch): void {
    for (let start = 0, end = 0; start < length; start = end) {
      while (end < length && linkType[end] === linkType[start]) end++;
      const before = this.#byLinkType.get(linkType[start]) ?? 0;
      this.#byLinkType.set(linkType[start], before + end - start);
    }
  }

  #extend({ length, present, timeSeconds, timeNanoseconds }: PacketBatch): void {
    for (let row = 0; row < length; row++) {
      if ((present[row] & Field.frameTime) === 0) continue;
      const seconds = timeSeconds[row];
      const nanoseconds = timeNanoseconds[row];
      if (isEarlier(seconds, nanoseconds, this.#firstSeconds, this.#firstNanoseconds)) {
        this.#firstSeconds = seconds;
        this.#firstNanoseconds = nanoseconds;
      }
      if (isEarlier(this.#lastSeconds, this.#lastNanoseconds, seconds, nanoseconds)) {
        this.#lastSeconds = seconds;
        this.#lastNanoseconds = nanoseconds;
      }
    }
  }
}

function isEarlier(
  seconds: number,
  nanoseconds: number,
  thanSeconds: number,
  thanNanoseconds: number,
): boolean {
  return seconds < thanSeconds || (seconds === thanSeconds && nanoseconds < thanNanoseconds);
}
