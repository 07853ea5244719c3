import type { RoleModel } from '@networkml/models';
import {
  type CapturePredictions,
  networkmlDocument,
  poseidonDocument,
  type RunIdentity,
} from '@networkml/roles';
import Papa from 'papaparse';
import packageJson from '../../package.json' with { type: 'json' };
import type { CaptureReport } from '../verdict/capture-report.js';
import { rolesOf } from '../verdict/role-probabilities.js';

/** The predictions of a run. */
export interface PredictionRun {
  readonly model: RoleModel;
  readonly captures: readonly CaptureReport[];
  /** What the environment adds to the formats of the original. */
  readonly identity: RunIdentity;
}

/** The formats that predictions are written in, each a function to text that ends in a line feed. */
export const PREDICTION_FORMATS = {
  json: (run: PredictionRun) => `${JSON.stringify(predictionDocument(run), null, 2)}\n`,
  ndjson: ({ captures }: PredictionRun) =>
    captures
      .flatMap(({ path, devices }) =>
        devices.map((device) => `${JSON.stringify({ capture: path, ...device })}\n`),
      )
      .join(''),
  csv: ({ captures }: PredictionRun) =>
    `${Papa.unparse([[...CSV_HEADER], ...captures.flatMap(csvRows)], { newline: '\n' })}\n`,
  'networkml-0.6.10': ({ captures, identity }: PredictionRun) =>
    `${JSON.stringify(networkmlDocument(captures.map(predictionsOf), identity))}\n`,
  poseidon: ({ captures, identity }: PredictionRun) =>
    `${JSON.stringify(poseidonDocument(captures.map(predictionsOf), packageJson.version, identity))}\n`,
} as const;

/** Name of a format of predictions. */
export type PredictionFormat = keyof typeof PREDICTION_FORMATS;

const CSV_HEADER = [
  'capture',
  'mac',
  'addresses',
  'packets',
  'status',
  'role',
  'category',
  'confidence',
  'reason',
] as const;

function csvRows({ path, devices }: CaptureReport): string[][] {
  return devices.map(({ mac, addresses, packets, status, role, category, confidence, reason }) => [
    path,
    mac ?? '',
    addresses.join(' '),
    String(packets),
    status,
    role,
    category ?? '',
    String(confidence),
    reason ?? '',
  ]);
}

function predictionDocument({ model, captures }: PredictionRun) {
  return { model: { id: model.id, schema: model.schema.id, roles: rolesOf(model) }, captures };
}

function predictionsOf({ path, devices }: CaptureReport): CapturePredictions {
  return { path, predictions: devices };
}
