import { PACKET_LAYOUT, packetRows, type TableFormat, writeTable } from '@networkml/features';
import { PACKETS_CSV_HEADER, packetsCsv } from '@networkml/pcap';
import type { CaptureReading } from '../reading/capture-reading.js';
import { openCaptures, type ReadingOptions } from '../reading/open-captures.js';

/** How packet tables are read and written. */
export interface PacketsOfCapturesOptions extends ReadingOptions {
  /** @defaultValue 'csv' */
  readonly format?: TableFormat | undefined;
}

/**
 * The packet table of captures in pieces, a row a packet of the thirty fields that NetworkML 0.6.10 reads: CSV with a
 * header line, as that has it; or NDJSON or Parquet, which name the capture too. Nothing comes of captures that cannot be
 * read at all.
 *
 * @param paths files, folders, or `-` for standard input
 * @param onReading told of each capture once it has been read
 * @throws `PipelineError` if the paths hold no capture at all
 */
export function packetsOfCaptures(
  paths: readonly string[],
  { format = 'csv', ...options }: PacketsOfCapturesOptions = {},
  onReading?: (reading: CaptureReading) => void,
): AsyncGenerator<string | Uint8Array, void, undefined> {
  if (format === 'csv') return csvOf(paths, options, onReading);
  return writeTable(format, PACKET_LAYOUT, tablesOf(paths, options, onReading));
}

/** The fields never need quotes: this is much faster than a table of any layout. */
async function* csvOf(
  paths: readonly string[],
  options: ReadingOptions,
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

async function* tablesOf(
  paths: readonly string[],
  options: ReadingOptions,
  onReading?: (reading: CaptureReading) => void,
) {
  for await (const opened of openCaptures(paths, options)) {
    for await (const batch of opened.capture?.batches() ?? []) yield packetRows(batch, opened.input.path);
    onReading?.(opened.reading());
  }
}
