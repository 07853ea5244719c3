import { type FeatureTable, type FeaturizeOptions, Featurizer } from '@networkml/features';
import type { CaptureReading } from './capture-reading.js';
import { openCaptures, type ReadingOptions } from './open-captures.js';

/** The features of one capture, and what is to be known of its reading. */
export interface FeaturizedCapture extends CaptureReading {
  /** The devices found up to where reading ended, none if the capture failed. */
  readonly table: FeatureTable;
}

/**
 * Features of the devices of every capture, in the order of the paths; files found in a folder that are no captures
 * are passed over.
 *
 * @param paths files, folders, or `-` for standard input
 * @throws {@link PipelineError} if the paths hold no capture at all; a damaged capture is a result, not an error
 */
export async function* featurizeCaptures(
  paths: readonly string[],
  { engine, onInput, ...options }: FeaturizeOptions & ReadingOptions = {},
): AsyncGenerator<FeaturizedCapture, void, undefined> {
  for await (const opened of openCaptures(paths, { engine, onInput })) {
    const featurizer = new Featurizer(options);
    for await (const batch of opened.capture?.batches() ?? []) featurizer.add(batch);
    yield { ...opened.reading(), table: featurizer.table() };
  }
}
