import { type FeatureTable, type FeaturizeOptions, Featurizer } from '@networkml/features';
import type { CaptureReading } from '../reading/capture-reading.js';
import type { OpenedCapture } from '../reading/opened-capture.js';

/** Which features captures have. */
export interface FeaturizedCaptureOptions extends FeaturizeOptions {
  /**
   * Lengths in seconds, above 0: besides the whole of each capture, its beginnings of these lengths have tables.
   * @defaultValue none
   */
  readonly beginnings?: readonly number[] | undefined;
}

/** The features of one capture, and how far it was read. */
export interface FeaturizedCapture extends CaptureReading {
  /** The devices found up to where reading ended, none if the capture failed. */
  readonly table: FeatureTable;
  /** Those of its beginnings, in the order of their lengths as they were given. */
  readonly beginnings: readonly FeatureTable[];
}

/** Features of the devices of a capture that is open, read to its end. */
export async function featurizeCapture(
  opened: OpenedCapture,
  { beginnings = [], ...options }: FeaturizedCaptureOptions = {},
): Promise<FeaturizedCapture> {
  const whole = new Featurizer(options);
  const parts = beginnings.map((firstSeconds) => new Featurizer({ ...options, firstSeconds }));
  for await (const batch of opened.capture?.batches() ?? []) {
    for (const featurizer of [whole, ...parts]) featurizer.add(batch);
  }
  return { ...opened.reading(), table: whole.table(), beginnings: parts.map((part) => part.table()) };
}
