import { SKIP_REASONS, Skip, type SkipReason } from './skip-reason.js';

/** What has been read of a capture so far. Every packet is accounted for: `read` is `decoded` plus all skipped. */
export class CaptureStatistics {
  /** Packets read. */
  read = 0;
  /** Earliest time of a packet, in seconds since the epoch; undefined as long as no packet has a time. */
  firstTime: number | undefined;
  /** Latest time of a packet, in seconds since the epoch. */
  lastTime: number | undefined;
  readonly #bySkipCode = new Array<number>(SKIP_REASONS.length).fill(0);
  readonly #byLinkType = new Map<number, number>();

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
    return this.#byLinkType;
  }

  /** Time from the earliest to the latest packet in seconds, 0 if no packet has a time. */
  get duration(): number {
    return this.firstTime === undefined || this.lastTime === undefined ? 0 : this.lastTime - this.firstTime;
  }

  /** Counts a packet; `time` is NaN if it has none. */
  count(skipCode: number, linkType: number, time: number): void {
    this.read++;
    this.#bySkipCode[skipCode]++;
    this.#byLinkType.set(linkType, (this.#byLinkType.get(linkType) ?? 0) + 1);
    if (Number.isNaN(time)) return;
    if (this.firstTime === undefined || time < this.firstTime) this.firstTime = time;
    if (this.lastTime === undefined || time > this.lastTime) this.lastTime = time;
  }
}
