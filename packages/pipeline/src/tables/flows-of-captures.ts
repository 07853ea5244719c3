import {
  FLOW_LAYOUT,
  type FlowOptions,
  flowRows,
  meterFlows,
  type TableFormat,
  writeTable,
} from '@networkml/features';
import type { CaptureReading } from '../reading/capture-reading.js';
import { openCaptures, type ReadingOptions } from '../reading/open-captures.js';

/** How flows are metered and written. */
export interface FlowsOfCapturesOptions
  extends ReadingOptions,
    Pick<FlowOptions, 'idleTimeout' | 'activeTimeout'> {
  /** @defaultValue 'csv' */
  readonly format?: TableFormat | undefined;
}

/**
 * The flows of captures (`flow@1`) in pieces, as they end: see {@link meterFlows} and {@link writeTable}. A flow does not
 * go on in the next capture.
 *
 * @param paths files, folders, or `-` for standard input
 * @param onReading told of each capture once it has been read
 * @throws {@link PipelineError} if the paths hold no capture at all
 */
export function flowsOfCaptures(
  paths: readonly string[],
  { format = 'csv', ...options }: FlowsOfCapturesOptions = {},
  onReading?: (reading: CaptureReading) => void,
): AsyncGenerator<string | Uint8Array, void, undefined> {
  return writeTable(format, FLOW_LAYOUT, tablesOf(paths, options, onReading));
}

async function* tablesOf(
  paths: readonly string[],
  { engine, onInput, ...options }: Omit<FlowsOfCapturesOptions, 'format'>,
  onReading?: (reading: CaptureReading) => void,
) {
  for await (const opened of openCaptures(paths, { engine, onInput })) {
    for await (const table of meterFlows(opened.capture?.batches() ?? [], options)) {
      yield flowRows(table, opened.input.path);
    }
    onReading?.(opened.reading());
  }
}
