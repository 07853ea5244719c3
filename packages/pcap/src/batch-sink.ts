import type { CaptureStatistics } from './capture-statistics.js';
import type { RecordSink } from './container/record-sink.js';
import { Dissection } from './dissection.js';
import { DISSECTOR_TABLES } from './dissector-tables.js';
import { LINK_TYPES } from './link/link-types.js';
import { Field, type PacketBatch } from './packet-batch.js';
import { Skip } from './skip-reason.js';

const NANOSECONDS_PER_SECOND = 1_000_000_000;

/** Dissects the packets of a capture into a batch. */
export class BatchSink implements RecordSink {
  readonly #dissection: Dissection;
  #previousSeconds = Number.NaN;
  #previousNanoseconds = 0;

  constructor(
    private readonly batch: PacketBatch,
    private readonly statistics: CaptureStatistics,
  ) {
    this.#dissection = new Dissection(batch, batch.macs, batch.ips, DISSECTOR_TABLES);
  }

  get full(): boolean {
    return this.batch.length === this.batch.capacity;
  }

  get packets(): number {
    return this.statistics.read;
  }

  /** Empties the batch for the packets to come. */
  clear(): void {
    this.batch.firstPacket += this.batch.length;
    this.batch.length = 0;
  }

  packet(
    bytes: Uint8Array,
    start: number,
    end: number,
    originalLength: number,
    linkType: number,
    seconds: number,
    nanoseconds: number,
  ): void {
    const { batch } = this;
    const row = batch.length++;
    batch.present[row] = 0;
    batch.skipped[row] = Skip.none;
    batch.frameLen[row] = originalLength;
    batch.frameCapLen[row] = end - start;
    this.#time(row, seconds, nanoseconds);

    this.#dissection.begin(bytes, end, row);
    const link = LINK_TYPES.get(linkType);
    if (link === undefined) batch.skipped[row] = Skip.unsupportedLinkType;
    else {
      this.#dissection.follow(link.dissector, start);
      if (batch.protocols[row] === 0) batch.skipped[row] = Skip.truncatedLinkHeader;
    }
    this.statistics.count(batch.skipped[row], linkType, seconds, nanoseconds);
  }

  /** A packet without time has neither time nor delta, and the next delta spans it. */
  #time(row: number, seconds: number, nanoseconds: number): void {
    const { batch } = this;
    batch.timeDeltaSeconds[row] = 0;
    batch.timeDeltaNanoseconds[row] = 0;
    if (Number.isNaN(seconds)) {
      batch.timeSeconds[row] = 0;
      batch.timeNanoseconds[row] = 0;
      return;
    }
    batch.present[row] |= Field.frameTime;
    batch.timeSeconds[row] = seconds;
    batch.timeNanoseconds[row] = nanoseconds;
    if (!Number.isNaN(this.#previousSeconds)) {
      this.#delta(row, seconds - this.#previousSeconds, nanoseconds - this.#previousNanoseconds);
    }
    this.#previousSeconds = seconds;
    this.#previousNanoseconds = nanoseconds;
  }

  /** Stores a difference so that its seconds and its nanoseconds have the same sign. */
  #delta(row: number, seconds: number, nanoseconds: number): void {
    if (seconds > 0 && nanoseconds < 0) {
      seconds -= 1;
      nanoseconds += NANOSECONDS_PER_SECOND;
    } else if (seconds < 0 && nanoseconds > 0) {
      seconds += 1;
      nanoseconds -= NANOSECONDS_PER_SECOND;
    }
    this.batch.timeDeltaSeconds[row] = seconds;
    this.batch.timeDeltaNanoseconds[row] = nanoseconds;
  }
}
