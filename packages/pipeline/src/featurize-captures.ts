import { type FeatureTable, type FeaturizeOptions, Featurizer } from '@networkml/features';
import { CaptureError } from '@networkml/pcap';
import { type CaptureInput, captureInputs } from './capture-input.js';
import { type CaptureReading, openInput, readingOf } from './capture-reading.js';
import { PipelineError } from './pipeline-error.js';

/** The features of one capture, and what is to be known of its reading. */
export interface FeaturizedCapture extends CaptureReading {
  /** The devices found up to where reading ended, none if the capture failed. */
  readonly table: FeatureTable;
}

/** Told before each input is opened. */
export type InputProgress = (input: CaptureInput, index: number, total: number) => void;

/**
 * Features of the devices of every capture, in the order of the paths; files found in a folder that are no captures
 * are passed over.
 *
 * @param paths files, folders, or `-` for standard input
 * @throws {@link PipelineError} if the paths hold no capture at all; a damaged capture is a result, not an error
 */
export async function* featurizeCaptures(
  paths: readonly string[],
  options: FeaturizeOptions = {},
  onInput?: InputProgress,
): AsyncGenerator<FeaturizedCapture, void, undefined> {
  const inputs = await captureInputs(paths);
  let captures = 0;
  for (const [index, input] of inputs.entries()) {
    onInput?.(input, index, inputs.length);
    const opened = await openInput(input);
    if (opened === undefined) continue;
    captures++;
    const featurizer = new Featurizer(options);
    if (!(opened instanceof CaptureError)) {
      for await (const batch of opened.batches()) featurizer.add(batch);
    }
    yield { ...readingOf(input, opened), table: featurizer.table() };
  }
  if (captures === 0) throw noCapture(paths, inputs.length);
}

/** The error for paths of which none is a capture. */
export function noCapture(paths: readonly string[], files: number): PipelineError {
  return new PipelineError(
    'no-captures',
    `${paths.join(', ')}: no capture in ${files} file${files === 1 ? '' : 's'}`,
  );
}
