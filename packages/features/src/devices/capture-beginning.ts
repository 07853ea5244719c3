import { InvalidArgumentError, NANOSECONDS_PER_SECOND, type PacketBatch } from '@networkml/pcap';
import { CaptureStart } from '../headers/capture-start.js';

/** The first so many seconds of a capture, from its first packet that has a time. */
export class CaptureBeginning {
  /** In nanoseconds. */
  readonly #length: number;
  readonly #start = new CaptureStart();

  /** @param seconds above 0 @throws `InvalidArgumentError` of `@networkml/pcap` if it is not */
  constructor(seconds: number) {
    if (!(seconds > 0)) throw new InvalidArgumentError('bad-option', 'firstSeconds', seconds, 'above 0');
    this.#length = Math.round(seconds * NANOSECONDS_PER_SECOND);
  }

  /** Whether packet `row` lies in it; never if it has no time. The packets of a capture must come in order. */
  has(packets: PacketBatch, row: number): boolean {
    return packets.hasTime(row) && this.#start.elapsed(packets, row) < this.#length;
  }
}
