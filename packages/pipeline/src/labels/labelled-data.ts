import { createHash } from 'node:crypto';
import type { FeatureSchema, FeatureTable } from '@networkml/features';
import type { DenseMatrix } from '@networkml/mlp';
import { type FeaturizingOptions, featurizeCaptures } from '../featurizing/featurize-captures.js';
import { PipelineError } from '../pipeline-error.js';
import { LabelJoin, type LabelledDevice, NameJoin, type RoleSource } from './label-join.js';
import type { Label } from './labels.js';

/** A device whose role is known. */
export interface LabelledRow {
  /** Name of the capture within what was given. */
  readonly capture: string;
  /** Key of the device in the table of its capture. */
  readonly device: string;
  readonly role: string;
  /** Folds never part rows of one group; undefined where there are none. */
  readonly group: string | undefined;
  /** Packets of the device, both directions together. */
  readonly packets: number;
  /** The row is of this many seconds from the beginning of the capture; undefined for the whole of it. */
  readonly firstSeconds: number | undefined;
}

/** Feature rows with known roles. */
export interface LabelledData {
  readonly schema: FeatureSchema;
  /** Ordered by capture, device and length, the whole capture first, whatever the order of the files. */
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
  /**
   * What is known of the captures. Without it the name of each capture tells the role of its canonical device:
   * `Role-deviceID-time-duration-flags.pcap`.
   */
  readonly labels?: { readonly path: string; readonly entries: readonly Label[] } | undefined;
  /**
   * Lengths in seconds: besides the whole of each capture, its beginnings of these lengths have rows, so that a model
   * learns what little of a device looks like.
   * @defaultValue none
   */
  readonly beginnings?: readonly number[] | undefined;
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
  { labels, ...options }: LabelledDataOptions,
): Promise<LabelledData> {
  const roleSource = labels === undefined ? new NameJoin() : new LabelJoin(labels.path, labels.entries);
  const { rows: found, damaged, times } = await readRows(paths, options, roleSource);
  const problems = [...damaged, ...roleSource.missing(), ...rolesOfOneGroup(found)];
  if (found.length === 0) throw noLabelledDevice(paths, problems);
  found.sort(
    (a, b) =>
      compare(a.capture, b.capture) ||
      compare(a.device, b.device) ||
      (a.firstSeconds ?? 0) - (b.firstSeconds ?? 0),
  );
  return {
    schema: options.schema,
    rows: found.map(({ inputs: _, ...row }) => row),
    roles: found.map(({ role }) => role),
    inputs: matrixOf(found, options.schema.modelFeatures.length),
    span: times.length === 0 ? undefined : { first: times.reduce(smaller), last: times.reduce(larger) },
    digest: digestOf(found),
    problems,
  };
}

/** What folds that never part a group cannot test. */
function rolesOfOneGroup(rows: readonly LabelledRow[]): string[] {
  const groupsOf = new Map<string, Set<string>>();
  for (const { role, group } of rows) {
    if (group !== undefined) groupsOf.set(role, (groupsOf.get(role) ?? new Set()).add(group));
  }
  return [...groupsOf]
    .filter(([, groups]) => groups.size === 1)
    .map(([role, [group]]) => [role, group].map((name) => JSON.stringify(name)))
    .map(([role, group]) => `${role} has devices in the group ${group} alone: held out, they are not learned`)
    .sort();
}

interface ReadRows {
  readonly rows: FoundRow[];
  /** What is wrong with captures, a line each. */
  readonly damaged: readonly string[];
  /** First and last times of the captures that have rows. */
  readonly times: readonly number[];
}

async function readRows(
  paths: readonly string[],
  { schema, beginnings = [], ...reading }: Omit<LabelledDataOptions, 'labels'>,
  roleSource: RoleSource,
): Promise<ReadRows> {
  const rows: FoundRow[] = [];
  const damaged: string[] = [];
  const times: number[] = [];
  for await (const capture of featurizeCaptures(paths, { schema, beginnings, ...reading })) {
    if (capture.error !== null) damaged.push(capture.error.message);
    const devices = roleSource.devicesOf(capture);
    for (const row of rowsOf(capture.name, capture.table, devices)) rows.push(row);
    for (const [i, firstSeconds] of beginnings.entries()) {
      const table = capture.beginnings[i];
      const same = sameDevices(devices, capture.table, table);
      for (const row of rowsOf(capture.name, table, same, firstSeconds)) rows.push(row);
    }
    const { firstTime, lastTime } = capture.statistics;
    if (devices.length > 0 && firstTime !== undefined && lastTime !== undefined)
      times.push(firstTime, lastTime);
  }
  return { rows, damaged, times };
}

function rowsOf(
  capture: string,
  table: FeatureTable,
  devices: readonly LabelledDevice[],
  firstSeconds?: number,
): FoundRow[] {
  const { data, columns } = table.modelInputs();
  return devices.map(({ row, role, group }) => {
    const { key, packets } = table.devices[row];
    const inputs = data.slice(row * columns, (row + 1) * columns);
    return { capture, device: key, role, group, packets, firstSeconds, inputs };
  });
}

/** Where devices that are known from the whole of a capture are in the table of its beginning. */
function sameDevices(
  devices: readonly LabelledDevice[],
  whole: FeatureTable,
  beginning: FeatureTable,
): LabelledDevice[] {
  const known = new Map(devices.map((device) => [whole.devices[device.row].key, device]));
  return beginning.devices.flatMap(({ key }, row) => {
    const device = known.get(key);
    return device === undefined ? [] : [{ ...device, row }];
  });
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
