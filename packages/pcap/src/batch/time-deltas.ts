import { NANOSECONDS_PER_SECOND } from './duration.js';
import { Field } from './fields.js';
import type { PacketBatch } from './packet-batch.js';

/**
 * Fills the times since the previous packet, across the batches of a capture. A packet without time has no delta, and
 * the next one's spans it.
 */
export class TimeDeltas {
  #seconds = Number.NaN;
  #nanoseconds = 0;

  fill(batch: PacketBatch): void {
    const { present, timeSeconds, timeNanoseconds } = batch;
    let previousSeconds = this.#seconds;
    let previousNanoseconds = this.#nanoseconds;
    for (let row = 0; row < batch.length; row++) {
      batch.timeDeltaSeconds[row] = 0;
      batch.timeDeltaNanoseconds[row] = 0;
      if ((present[row] & Field.frameTime) === 0) continue;
      const seconds = timeSeconds[row];
      const nanoseconds = timeNanoseconds[row];
      if (!Number.isNaN(previousSeconds)) {
        setDelta(batch, row, seconds - previousSeconds, nanoseconds - previousNanoseconds);
      }
      previousSeconds = seconds;
      previousNanoseconds = nanoseconds;
    }
    this.#seconds = previousSeconds;
    this.#nanoseconds = previousNanoseconds;
  }
}

/** Stores a difference so that its seconds and its nanoseconds have the same sign. */
function setDelta(batch: PacketBatch, row: number, seconds: number, nanoseconds: number): void {
  if (seconds > 0 && nanoseconds < 0) {
    seconds -= 1;
    nanoseconds += NANOSECONDS_PER_SECOND;
  } else if (seconds < 0 && nanoseconds > 0) {
    seconds += 1;
    nanoseconds -= NANOSECONDS_PER_SECOND;
  }
  batch.timeDeltaSeconds[row] = seconds;
  batch.timeDeltaNanoseconds[row] = nanoseconds;
}
