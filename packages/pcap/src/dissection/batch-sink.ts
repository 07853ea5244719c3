import { Field } from '../batch/fields.js';
import type { PacketBatch } from '../batch/packet-batch.js';
import { Skip } from '../batch/skip-reason.js';
import { TimeDeltas } from '../batch/time-deltas.js';
import type { CaptureStatistics } from '../capture-statistics.js';
import type { RecordSink } from '../container/record-sink.js';
import { LINK_TYPES } from '../link/link-types.js';
import { Dissection, type Dissector } from './dissection.js';
import { DISSECTOR_TABLES } from './dissector-tables.js';

/** Dissects the packets of a capture into a batch. */
export class BatchSink implements RecordSink {
  readonly #dissection: Dissection;
  readonly #deltas = new TimeDeltas();
  /** The dissector of the packet before: mostly that of the next one too. */
  #dissector: Dissector | undefined;
  #linkType = Number.NaN;

  constructor(
    readonly batch: PacketBatch,
    private readonly statistics: CaptureStatistics,
  ) {
    this.#dissection = new Dissection(batch, batch.macs, batch.ips, DISSECTOR_TABLES);
  }

  get full(): boolean {
    return this.batch.length === this.batch.capacity;
  }

  get packets(): number {
    return this.batch.firstPacket + this.batch.length;
  }

  packet(
    view: DataView,
    start: number,
    end: number,
    originalLength: number,
    linkType: number,
    seconds: number,
    nanoseconds: number,
  ): void {
    const row = this.append(originalLength, end - start, linkType, seconds, nanoseconds);
    if (linkType !== this.#linkType) this.#turnTo(linkType);
    if (this.#dissector === undefined) {
      this.batch.skipped[row] = Skip.unsupportedLinkType;
      return;
    }
    const endOnWire = start + originalLength;
    const layers = this.#dissection.dissect(this.#dissector, view, start, end, endOnWire, row);
    if (layers === 0) this.batch.skipped[row] = Skip.truncatedLinkHeader;
  }

  /** Adds a packet of which no header has been read yet, and gives its row. `seconds` is NaN if it has no time. */
  append(
    originalLength: number,
    capturedLength: number,
    linkType: number,
    seconds: number,
    nanoseconds: number,
  ): number {
    const { batch } = this;
    const row = batch.length++;
    const isTimed = !Number.isNaN(seconds);
    batch.present[row] = isTimed ? Field.frameTime : 0;
    batch.presentMore[row] = 0;
    batch.protocols[row] = 0;
    batch.skipped[row] = Skip.none;
    batch.linkType[row] = linkType;
    batch.frameLen[row] = originalLength;
    batch.frameCapLen[row] = capturedLength;
    batch.timeSeconds[row] = isTimed ? seconds : 0;
    batch.timeNanoseconds[row] = nanoseconds;
    return row;
  }

  /** Fills what is told by all packets of the batch together, once it is to be read. */
  settle(): void {
    this.#deltas.fill(this.batch);
    this.statistics.add(this.batch);
  }

  /** Empties the batch for the packets to come. */
  clear(): void {
    this.batch.clear();
  }

  #turnTo(linkType: number): void {
    this.#linkType = linkType;
    this.#dissector = LINK_TYPES.get(linkType)?.dissector;
  }
}
