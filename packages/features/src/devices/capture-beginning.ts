import { InvalidArgumentError, type PacketBatch } from '@networkml/pcap';

const NANOSECONDS_PER_SECOND = 1_000_000_000;

/** The first so many seconds of a capture, from its first packet that has a time. */
export class CaptureBeginning {
  /** In nanoseconds. */
  readonly #length: number;
  #startSeconds = Number.NaN;
  #startNanoseconds = 0;

  /** @param seconds above 0 @throws `InvalidArgumentError` of `@networkml/pcap` if it is not */
  constructor(seconds: number) {
    if (!(seconds > 0)) throw new InvalidArgumentError('bad-option', 'firstSeconds', seconds, 'above 0');
    this.#length = Math.round(seconds * NANOSECONDS_PER_SECOND);
  }

  /** Whether packet `row` lies in it; never if it has no time. The packets of a capture must come in order. */
  has(packets: PacketBatch, row: number): boolean {
    if (!packets.hasTime(row)) return false;
    const { timeSeconds, timeNanoseconds } = packets;
    if (Number.isNaN(this.#startSeconds)) {
      this.#startSeconds = timeSeconds[row];
      this.#startNanoseconds = timeNanoseconds[row];
    }
    const elapsed =
      (timeSeconds[row] - this.#startSeconds) * NANOSECONDS_PER_SECOND +
      (timeNanoseconds[row] - this.#startNanoseconds);
    return elapsed < this.#length;
  }
}
