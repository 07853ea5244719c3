import { NANOSECONDS_PER_SECOND, type PacketBatch } from '@networkml/pcap';

/**
 * Time of packet `row`, which has one, in seconds since the epoch, to a quarter of a microsecond: the same whatever was
 * read before, so that parts of a capture merge exactly.
 */
export function packetSeconds({ timeSeconds, timeNanoseconds }: PacketBatch, row: number): number {
  return timeSeconds[row] + timeNanoseconds[row] / NANOSECONDS_PER_SECOND;
}
