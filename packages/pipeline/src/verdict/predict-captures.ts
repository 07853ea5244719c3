import type { RoleModel } from '@networkml/models';
import type { RolePrediction } from '@networkml/roles';
import { type FeaturizingOptions, featurizeCaptures } from '../featurizing/featurize-captures.js';
import type { FeaturizedCapture } from '../featurizing/featurized-capture.js';
import type { CaptureStatus } from '../reading/capture-reading.js';
import {
  type CaptureFailure,
  captureFailure,
  type PacketCounts,
  packetCounts,
} from '../reading/capture-report.js';
import { type ClassifyOptions, classifiedParts } from './classify.js';
import { type Drift, DriftSums } from './drift.js';

/** Options of {@link predictCaptures}. */
export interface PredictOptions extends FeaturizingOptions, ClassifyOptions {
  readonly model: RoleModel;
  /**
   * All devices of a capture, or only the one that NetworkML 0.6.10 takes for its subject.
   * @defaultValue 'all'
   */
  readonly devices?: 'all' | 'canonical';
  /** Only the device of this MAC address, in lower case with colons, or of this IP address. @defaultValue every device */
  readonly device?: string | undefined;
}

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
 * The roles of the devices of every capture, in the order of the paths.
 *
 * @param paths files, folders, or `-` for standard input
 * @throws as `featurizeCaptures`
 */
export async function* predictCaptures(
  paths: readonly string[],
  { model, devices = 'all', device, evidence, unknownRule, ...reading }: PredictOptions,
): AsyncGenerator<CaptureReport, void, undefined> {
  const options = { schema: model.schema, devices, device, ...reading };
  for await (const capture of featurizeCaptures(paths, options)) {
    yield report(capture, model, { evidence, unknownRule });
  }
}

function report(
  { path, status, error, statistics, table }: FeaturizedCapture,
  model: RoleModel,
  options: ClassifyOptions,
): CaptureReport {
  const devices: RolePrediction[] = [];
  const drift = new DriftSums(model);
  for (const part of classifiedParts(model, table, options)) {
    devices.push(...part.predictions);
    // Too little of a device is unlike anything.
    drift.add(part, (row) => part.predictions[row].status === 'ok');
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
  return drift === undefined ? null : { ...drift, features: drift.features.slice(0, MOST_SHIFTED) };
}
