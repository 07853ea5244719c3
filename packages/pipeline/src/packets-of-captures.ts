import { PACKETS_CSV_HEADER, packetsCsv } from '@networkml/pcap';
import type { CaptureReading } from './capture-reading.js';
import { openCaptures, type ReadingOptions } from './open-captures.js';

/**
 * The packet table of captures as CSV text in pieces: a header line, then a line a packet of the thirty fields that
 * NetworkML 0.6.10 reads. Nothing comes of captures that cannot be read at all.
 *
 * @param paths files, folders, or `-` for standard input
 * @param onReading told of each capture once it has been read
 * @throws `PipelineError` if the paths hold no capture at all
 */
export async function* packetsOfCaptures(
  paths: readonly string[],
  options: ReadingOptions = {},
  onReading?: (reading: CaptureReading) => void,
): AsyncGenerator<string, void, undefined> {
  let isBegun = false;
  for await (const opened of openCaptures(paths, options)) {
    if (!isBegun && opened.capture !== undefined) yield PACKETS_CSV_HEADER;
    isBegun ||= opened.capture !== undefined;
    for await (const batch of opened.capture?.batches() ?? []) yield packetsCsv(batch);
    onReading?.(opened.reading());
  }
}
