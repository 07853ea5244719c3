import type { PacketBatch } from '../src/batch/packet-batch.js';
import type { CaptureSource } from '../src/bytes/capture-source.js';
import type { Capture, CaptureOptions } from '../src/capture.js';
import type { CaptureError } from '../src/capture-error.js';
import { openCapture } from '../src/open-capture.js';
import { packetsCsv } from '../src/wireshark/packets-csv.js';
import { COLUMN_NAMES, namedValues } from './field-text.js';

/** What a capture gives when it is read to its end. */
export interface CaptureReading {
  /** One text a packet that holds every column of the batch, addresses as text. */
  readonly rows: string[];
  readonly damage: CaptureError | undefined;
  readonly capture: Capture;
}

/** Reads a capture to its end. */
export async function readCapture(source: CaptureSource, options?: CaptureOptions): Promise<CaptureReading> {
  return readToEnd(await openCapture(source, options));
}

/** Reads an opened capture to its end. */
export async function readToEnd(capture: Capture): Promise<CaptureReading> {
  const rows: string[] = [];
  for await (const batch of capture.batches()) rows.push(...rowsOf(batch));
  return { rows, damage: capture.damage, capture };
}

/** The packets of a batch, one text each that holds every column. */
export function rowsOf(batch: PacketBatch): string[] {
  const lines = packetsCsv(batch).split('\n').slice(0, batch.length);
  return lines.map((line, row) => {
    const { firstPacket, linkType, skipped, frameCapLen } = batch;
    const own = namedValues(batch, batch.outermost, row, COLUMN_NAMES);
    const last = namedValues(batch, batch, row, COLUMN_NAMES);
    return [firstPacket + row, linkType[row], skipped[row], frameCapLen[row], line, last, own].join(' ');
  });
}
