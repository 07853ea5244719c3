import {
  FLOW_LAYOUT,
  type FlowOptions,
  flowRows,
  meterFlows,
  type TableFormat,
  writeTable,
} from '@networkml/features';
import type { CaptureReading } from '../reading/capture-reading.js';
import type { OpenedCapture } from '../reading/opened-capture.js';

/** How flows are metered and written. */
export interface FlowsOfCapturesOptions extends Pick<FlowOptions, 'idleTimeout' | 'activeTimeout'> {
  /** @defaultValue 'csv' */
  readonly format?: TableFormat | undefined;
  /** Told of each capture once it has been read. */
  readonly onReading?: ((reading: CaptureReading) => void) | undefined;
}

/**
 * The flows of captures (`flow@1`) in pieces, as they end: see {@link meterFlows}. A flow does not go on in the next
 * capture.
 *
 * @param captures each of them open
 */
export function flowsOfCaptures(
  captures: AsyncIterable<OpenedCapture>,
  { format = 'csv', ...options }: FlowsOfCapturesOptions = {},
): AsyncGenerator<string | Uint8Array, void, undefined> {
  return writeTable(format, FLOW_LAYOUT, tablesOf(captures, options));
}

async function* tablesOf(
  captures: AsyncIterable<OpenedCapture>,
  { onReading, ...options }: Omit<FlowsOfCapturesOptions, 'format'>,
) {
  for await (const opened of captures) {
    for await (const table of meterFlows(opened.capture?.batches() ?? [], options)) {
      yield flowRows(table, opened.path);
    }
    onReading?.(opened.reading());
  }
}
