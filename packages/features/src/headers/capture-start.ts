import { NANOSECONDS_PER_SECOND, type PacketBatch } from '@networkml/pcap';

/** Time from the start of a capture on: from the first packet that was asked for, which has a time. */
export class CaptureStart {
  /** Of the first packet: seconds since the epoch, NaN before there is one, and the nanoseconds beyond. */
  seconds = Number.NaN;
  nanoseconds = 0;

  /** True once there was a packet with a time. */
  get isKnown(): boolean {
    return !Number.isNaN(this.seconds);
  }

  /** Nanoseconds from the start to packet `row`, which has a time: exact for 104 days. The first one is the start. */
  elapsed({ timeSeconds, timeNanoseconds }: PacketBatch, row: number): number {
    if (Number.isNaN(this.seconds)) {
      this.seconds = timeSeconds[row];
      this.nanoseconds = timeNanoseconds[row];
    }
    return (
      (timeSeconds[row] - this.seconds) * NANOSECONDS_PER_SECOND + (timeNanoseconds[row] - this.nanoseconds)
    );
  }
}
