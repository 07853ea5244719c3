import { FEATURE_SCHEMAS, type FeatureSchema, HOST_FOOTPRINT } from '@networkml/features';
import {
  type FeaturizedCapture,
  type FeaturizedCaptureOptions,
  featurizeCapture,
} from '../../featurizing/featurize-capture.js';
import { type CaptureInput, captureInputs } from '../reading/capture-input.js';
import { noCapture, openInputs, type ReadingOptions } from '../reading/open-captures.js';

/** How many captures are featurized. */
export interface FeaturizingOptions extends ReadingOptions {
  /**
   * Most worker threads that featurize files, where there are many.
   * @defaultValue 1
   */
  readonly jobs?: number | undefined;
}

/**
 * Features of the devices of every capture, in the order of the paths; files found in a folder that are no captures
 * are passed over. The results are the same for any number of jobs.
 *
 * @param paths files, folders, or `-` for standard input
 * @throws {@link PipelineError} if the paths hold no capture at all; a damaged capture is a result, not an error
 */
export async function* featurizeCaptures(
  paths: readonly string[],
  { jobs = 1, ...options }: FeaturizedCaptureOptions & FeaturizingOptions = {},
): AsyncGenerator<FeaturizedCapture, void, undefined> {
  const inputs = await captureInputs(paths);
  const workers = isShared(options.schema)
    ? Math.min(jobs, Math.floor(inputs.length / FILES_OF_A_WORKER))
    : 1;
  let captures = 0;
  for await (const capture of workers > 1 ? inPool(inputs, workers, options) : here(inputs, options)) {
    if (capture === undefined) continue;
    captures++;
    yield capture;
  }
  if (captures === 0) throw noCapture(paths, inputs.length);
}

/** A worker takes a tenth of a second to start: fewer files are read sooner without it. */
const FILES_OF_A_WORKER = 8;

/** A worker knows schemas by their ids. */
function isShared(schema: FeatureSchema = HOST_FOOTPRINT): boolean {
  return FEATURE_SCHEMAS.get(schema.id) === schema;
}

/** Most runs need no workers, so these are not even loaded. */
async function* inPool(
  inputs: readonly CaptureInput[],
  workers: number,
  options: FeaturizedCaptureOptions & ReadingOptions,
): AsyncGenerator<FeaturizedCapture | undefined, void, undefined> {
  const { featurizeInPool } = await import('./threads/featurize-pool.js');
  yield* featurizeInPool(inputs, workers, options);
}

async function* here(
  inputs: readonly CaptureInput[],
  { engine, onInput, stop, ...options }: FeaturizedCaptureOptions & ReadingOptions,
): AsyncGenerator<FeaturizedCapture | undefined, void, undefined> {
  for await (const opened of openInputs(inputs, { engine, onInput, stop }))
    yield await featurizeCapture(opened, options);
}
