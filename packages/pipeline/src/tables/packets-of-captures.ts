import { PACKET_LAYOUT, packetRows, type TableFormat, writeTable } from '@networkml/features';
import { PACKETS_CSV_HEADER, packetsCsv } from '@networkml/pcap';
import type { CaptureReading } from '../reading/capture-reading.js';
import type { OpenedCapture } from '../reading/opened-capture.js';

/** How packet tables are written. */
export interface PacketsOfCapturesOptions {
  /** @defaultValue 'csv' */
  readonly format?: TableFormat | undefined;
  /** Told of each capture once it has been read. */
  readonly onReading?: ((reading: CaptureReading) => void) | undefined;
}

type OnReading = PacketsOfCapturesOptions['onReading'];

/**
 * The packet table of captures in pieces, a row a packet of the thirty fields that NetworkML 0.6.10 reads: CSV with a
 * header line, as that has it; or NDJSON or Parquet, which name the capture too. Nothing comes of captures that cannot be
 * read at all.
 *
 * @param captures each of them open
 */
export function packetsOfCaptures(
  captures: AsyncIterable<OpenedCapture>,
  { format = 'csv', onReading }: PacketsOfCapturesOptions = {},
): AsyncGenerator<string | Uint8Array, void, undefined> {
  if (format === 'csv') return csvOf(captures, onReading);
  return writeTable(format, PACKET_LAYOUT, tablesOf(captures, onReading));
}

/** The fields never need quotes: this is much faster than a table of any layout. */
async function* csvOf(
  captures: AsyncIterable<OpenedCapture>,
  onReading: OnReading,
): AsyncGenerator<string, void, undefined> {
  let isBegun = false;
  for await (const opened of captures) {
    if (!isBegun && opened.capture !== undefined) yield PACKETS_CSV_HEADER;
    isBegun ||= opened.capture !== undefined;
    for await (const batch of opened.capture?.batches() ?? []) yield packetsCsv(batch);
    onReading?.(opened.reading());
  }
}

async function* tablesOf(captures: AsyncIterable<OpenedCapture>, onReading: OnReading) {
  for await (const opened of captures) {
    for await (const batch of opened.capture?.batches() ?? []) yield packetRows(batch, opened.path);
    onReading?.(opened.reading());
  }
}
