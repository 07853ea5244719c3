import type { AddressTable } from './address-table.js';
import { durationInSeconds } from './duration.js';
import { Field } from './fields.js';
import { HeaderColumns } from './header-columns.js';

/**
 * A few thousand packets as columns: row `i` of every column belongs to the batch's packet `i`.
 *
 * Where a packet has a layer more than once (tunnels, quoted packets) the columns hold the occurrence that Wireshark's
 * JSON output shows last, as NetworkML 0.6.10 saw it; {@link PacketBatch.outermost} holds the packet's own.
 *
 * A batch is borrowed: reading the next one overwrites it. Use {@link PacketBatch.copy} to keep it.
 */
export class PacketBatch extends HeaderColumns {
  /** Number of packets in this batch; rows from here to `capacity` hold nothing. */
  length = 0;
  /** Number of the first packet within the capture, counted from 0. */
  firstPacket = 0;

  /** Index into {@link SKIP_REASONS}: 0 for a decoded packet. */
  readonly skipped = new Uint8Array(this.capacity);
  /** Link-layer header type, number of the tcpdump.org registry. */
  readonly linkType = new Uint32Array(this.capacity);
  /** `frame.time_epoch`, whole seconds since 1970-01-01 UTC. */
  readonly timeSeconds = new Float64Array(this.capacity);
  /** `frame.time_epoch`, nanoseconds within the second, 0 to 999,999,999. */
  readonly timeNanoseconds = new Uint32Array(this.capacity);
  /** `frame.time_delta_displayed`, whole seconds since the previous packet of the capture; may be negative. */
  readonly timeDeltaSeconds = new Float64Array(this.capacity);
  /** `frame.time_delta_displayed`, nanoseconds beyond the seconds and of the same sign. */
  readonly timeDeltaNanoseconds = new Int32Array(this.capacity);
  /** `frame.len`, bytes on the wire. */
  readonly frameLen = new Uint32Array(this.capacity);
  /** `frame.cap_len`, bytes in the capture. */
  readonly frameCapLen = new Uint32Array(this.capacity);

  /** Rows of `#outer` that are filled: the packets that have headers behind their own. */
  readonly #kept: number[] = [];
  #outer: HeaderColumns | undefined;
  #isOuterComplete = false;

  /**
   * @param capacity most packets that the batch can hold
   * @param macs the MAC addresses of the capture
   * @param ips the IPv4 and IPv6 addresses of the capture
   */
  constructor(
    capacity: number,
    readonly macs: AddressTable,
    readonly ips: AddressTable,
  ) {
    super(capacity);
  }

  /**
   * The packets' own headers: those in front of what is tunnelled or quoted. It is the batch itself if no packet of it
   * has more than its own.
   */
  get outermost(): HeaderColumns {
    if (this.#kept.length === 0 || this.#outer === undefined) return this;
    if (!this.#isOuterComplete) this.#completeOuter(this.#outer);
    return this.#outer;
  }

  /** True if packet `row` has a time. */
  hasTime(row: number): boolean {
    return (this.present[row] & Field.frameTime) !== 0;
  }

  /** `frame.time_delta_displayed` of packet `row` in seconds, correctly rounded for gaps below 104 days. */
  timeDelta(row: number): number {
    return durationInSeconds(this.timeDeltaSeconds[row], this.timeDeltaNanoseconds[row]);
  }

  /** A batch of the same packets that stays valid; it shares the address tables, which only grow. */
  copy(): PacketBatch {
    const copy = new PacketBatch(this.length, this.macs, this.ips);
    copy.length = this.length;
    copy.firstPacket = this.firstPacket;
    copy.copyRows(this, 0, this.length);
    if (this.outermost === this) return copy;
    copy.#outer = new HeaderColumns(this.length);
    copy.#outer.copyRows(this.outermost, 0, this.length);
    for (const row of this.#kept) copy.#kept.push(row);
    copy.#isOuterComplete = true;
    return copy;
  }

  /** Empties the batch for the packets to come. @internal */
  clear(): void {
    this.clearAddresses(this.length);
    this.firstPacket += this.length;
    this.length = 0;
    this.#kept.length = 0;
    this.#isOuterComplete = false;
  }

  /** Keeps what is known of the last packet as its own headers; what follows is tunnelled or quoted. @internal */
  keepOutermost(row: number): void {
    if (this.#kept.at(-1) === row) return;
    this.#outer ??= new HeaderColumns(this.capacity);
    this.#outer.copyRow(this, row);
    this.#kept.push(row);
  }

  /** Fills the rows between those that were kept. */
  #completeOuter(outer: HeaderColumns): void {
    let start = 0;
    for (const row of this.#kept) {
      if (start < row) outer.copyRows(this, start, row);
      start = row + 1;
    }
    outer.copyRows(this, start, this.length);
    this.#isOuterComplete = true;
  }
}
