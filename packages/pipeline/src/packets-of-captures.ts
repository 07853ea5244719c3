import { CaptureError, PACKETS_CSV_HEADER, packetsCsv } from '@networkml/pcap';
import { captureInputs } from './capture-input.js';
import { type CaptureReading, openInput, readingOf } from './capture-reading.js';
import { noCapture } from './featurize-captures.js';

/**
 * The packet table of captures as CSV text in pieces: a header line, then a line a packet of the thirty fields that
 * NetworkML 0.6.10 reads.
 *
 * @param paths files, folders, or `-` for standard input
 * @param onReading told of each capture once it has been read
 * @throws `PipelineError` if the paths hold no capture at all
 */
export async function* packetsOfCaptures(
  paths: readonly string[],
  onReading?: (reading: CaptureReading) => void,
): AsyncGenerator<string, void, undefined> {
  const inputs = await captureInputs(paths);
  let captures = 0;
  yield PACKETS_CSV_HEADER;
  for (const input of inputs) {
    const opened = await openInput(input);
    if (opened === undefined) continue;
    captures++;
    if (!(opened instanceof CaptureError)) {
      for await (const batch of opened.batches()) yield packetsCsv(batch);
    }
    onReading?.(readingOf(input, opened));
  }
  if (captures === 0) throw noCapture(paths, inputs.length);
}
