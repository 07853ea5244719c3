import type { RoleModel } from '@networkml/models';
import type { RolePrediction } from '@networkml/roles';
import type { FeaturizedCapture } from '../featurizing/featurize-capture.js';
import type { CaptureStatus } from '../reading/capture-reading.js';
import {
  type CaptureFailure,
  captureFailure,
  type PacketCounts,
  packetCounts,
} from '../reading/capture-report.js';
import { type ClassifyOptions, classifiedParts } from './classify.js';
import { type Drift, DriftSums } from './drift.js';

/** What is said of one capture; JSON-ready. */
export interface CaptureReport {
  readonly path: string;
  readonly status: CaptureStatus;
  /** Null if reading did not end early. */
  readonly error: CaptureFailure | null;
  readonly packets: PacketCounts;
  readonly durationSeconds: number;
  /** Ordered by MAC address, or IP address where there is none. */
  readonly devices: readonly RolePrediction[];
  /** How unlike the training data the devices are of which there is enough; null if there are none, or it is not known. */
  readonly drift: Drift | null;
}

/**
 * The roles of the devices of a capture.
 *
 * @param capture featurized by the schema of the model
 * @throws `SchemaMismatchError` of `@networkml/features` if it is of another schema
 */
export function reportCapture(
  { path, status, error, statistics, table }: FeaturizedCapture,
  model: RoleModel,
  options: ClassifyOptions = {},
): CaptureReport {
  const devices: RolePrediction[] = [];
  const drift = new DriftSums(model);
  for (const part of classifiedParts(model, table, options)) {
    devices.push(...part.predictions);
    drift.add(part);
  }
  return {
    path,
    status,
    error: captureFailure(error),
    packets: packetCounts(statistics),
    durationSeconds: statistics.duration,
    devices,
    drift: mostShifted(drift.drift()),
  };
}

/** Features that are named where a capture is unlike the training data. */
const MOST_SHIFTED = 10;

function mostShifted(drift: Drift | undefined): Drift | null {
  return drift === undefined
    ? null
    : { ...drift, features: drift.features.filter(({ isSeen }) => isSeen).slice(0, MOST_SHIFTED) };
}
