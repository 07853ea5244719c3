import { createHash } from 'node:crypto';
import type { FeatureSchema, SchemaOptions } from '@networkml/features';
import type { DenseMatrix } from '@networkml/mlp';
import { type FeaturizingOptions, featurizeCaptures } from './featurize-captures.js';
import { LabelJoin, NameJoin } from './label-join.js';
import type { Label } from './labels.js';
import { PipelineError } from './pipeline-error.js';

/** A device whose role is known. */
export interface LabelledRow {
  /** Name of the capture within what was given. */
  readonly capture: string;
  /** Key of the device in the table of its capture. */
  readonly device: string;
  readonly role: string;
}

/** Feature rows with known roles. */
export interface LabelledData {
  readonly schema: FeatureSchema;
  readonly options: SchemaOptions;
  /** Ordered by capture and device, whatever the order of the files. */
  readonly rows: readonly LabelledRow[];
  /** The roles of the rows. */
  readonly roles: readonly string[];
  /** Model inputs of the rows, shape [rows, model features]. */
  readonly inputs: DenseMatrix;
  /** Times of the earliest and the latest packet in seconds since the epoch, undefined if no packet has one. */
  readonly span: { readonly first: number; readonly last: number } | undefined;
  /** SHA-256 over captures, devices, roles and inputs, in hexadecimal. */
  readonly digest: string;
  /** What was expected and is missing or damaged, a line each. */
  readonly problems: readonly string[];
}

/** Options of {@link readLabelledData}. */
export interface LabelledDataOptions extends FeaturizingOptions {
  readonly schema: FeatureSchema;
  readonly options: SchemaOptions;
  /**
   * What is known of the captures. Without it the name of each capture tells the role of its canonical device:
   * `Role-deviceID-time-duration-flags.pcap`.
   */
  readonly labels?: { readonly path: string; readonly entries: readonly Label[] } | undefined;
}

type FoundRow = LabelledRow & { readonly inputs: Float64Array };

/**
 * Reads captures and joins them with what is known of their devices.
 *
 * @param paths files and folders
 * @throws {@link PipelineError} if no labelled device is found
 */
export async function readLabelledData(
  paths: readonly string[],
  { schema, options, labels, engine, jobs, onInput }: LabelledDataOptions,
): Promise<LabelledData> {
  const roleSource = labels === undefined ? new NameJoin() : new LabelJoin(labels.path, labels.entries);
  const found: FoundRow[] = [];
  const damaged: string[] = [];
  const times: number[] = [];
  for await (const capture of featurizeCaptures(paths, { schema, ...options, engine, jobs, onInput })) {
    if (capture.error !== null) damaged.push(capture.error.message);
    const devices = roleSource.devicesOf(capture);
    const { data, columns } = capture.table.modelInputs();
    for (const { row, role } of devices) {
      const { key } = capture.table.devices[row];
      found.push({
        capture: capture.name,
        device: key,
        role,
        inputs: data.slice(row * columns, (row + 1) * columns),
      });
    }
    const { firstTime, lastTime } = capture.statistics;
    if (devices.length > 0 && firstTime !== undefined && lastTime !== undefined)
      times.push(firstTime, lastTime);
  }
  const problems = [...damaged, ...roleSource.missing()];
  if (found.length === 0) throw noLabelledDevice(paths, problems);
  found.sort((a, b) => compare(a.capture, b.capture) || compare(a.device, b.device));
  return {
    schema,
    options,
    rows: found.map(({ capture, device, role }) => ({ capture, device, role })),
    roles: found.map(({ role }) => role),
    inputs: matrixOf(found, schema.modelFeatures.length),
    span: times.length === 0 ? undefined : { first: times.reduce(smaller), last: times.reduce(larger) },
    digest: digestOf(found),
    problems,
  };
}

function noLabelledDevice(paths: readonly string[], problems: readonly string[]): PipelineError {
  const [first] = problems;
  const hint = first === undefined ? '' : ` (${first})`;
  return new PipelineError('no-data', `${paths.join(', ')}: no device with a label${hint}`);
}

function matrixOf(rows: readonly FoundRow[], columns: number): DenseMatrix {
  const data = new Float64Array(rows.length * columns);
  rows.forEach(({ inputs }, row) => {
    data.set(inputs, row * columns);
  });
  return { data, rows: rows.length, columns };
}

function digestOf(rows: readonly FoundRow[]): string {
  const hash = createHash('sha256');
  for (const { capture, device, role, inputs } of rows) {
    hash.update(`${capture}\t${device}\t${role}\t${Array.from(inputs, String).join(',')}\n`);
  }
  return hash.digest('hex');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function smaller(a: number, b: number): number {
  return Math.min(a, b);
}

function larger(a: number, b: number): number {
  return Math.max(a, b);
}
