import type { FeatureSchema, FeatureTable } from '@networkml/features';
import type { DenseMatrix } from '@networkml/mlp';
import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex } from '@noble/hashes/utils';
import type { FeaturizedCapture } from '../featurizing/featurize-capture.js';
import { PipelineError } from '../pipeline-error.js';
import type { LabelledDevice, RoleSource } from './label-join.js';

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
  /** Packets that it sent. */
  readonly packetsSent: number;
  /** The row is of this many seconds from the beginning of the capture; undefined for the whole of it. */
  readonly firstSeconds: number | undefined;
  /** How much its device counts in training, above 0. @defaultValue 1 */
  readonly weight?: number | undefined;
  /** The partial view of the device that the row is of, such as `one peer`; undefined for the whole of it. */
  readonly view: string | undefined;
}

/** Whether a row is of all that a capture holds of its device. */
export function isWhole({ firstSeconds, view }: Pick<LabelledRow, 'firstSeconds' | 'view'>): boolean {
  return firstSeconds === undefined && view === undefined;
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

/** Options of {@link joinLabels}. */
export interface LabelledDataOptions {
  /** Schema of the features of the captures. */
  readonly schema: FeatureSchema;
  /** Knows the roles of the devices. */
  readonly roles: RoleSource;
  /** Lengths in seconds of the beginnings that the captures were featurized with. @defaultValue none */
  readonly beginnings?: readonly number[] | undefined;
}

type FoundRow = LabelledRow & { readonly inputs: Float64Array };

/**
 * Joins captures with what is known of their devices.
 *
 * @param captures featurized by the schema, with the beginnings
 * @throws {@link PipelineError} if no labelled device is found
 */
export async function joinLabels(
  captures: AsyncIterable<FeaturizedCapture>,
  { schema, roles, beginnings = [] }: LabelledDataOptions,
): Promise<LabelledData> {
  const { rows: found, damaged, times } = await foundRows(captures, beginnings, roles);
  const problems = [...damaged, ...roles.missing(), ...rolesOfOneGroup(found)];
  if (found.length === 0) throw noLabelledDevice(problems);
  found.sort(
    (a, b) =>
      compare(a.capture, b.capture) ||
      compare(a.device, b.device) ||
      (a.firstSeconds ?? 0) - (b.firstSeconds ?? 0),
  );
  return {
    schema,
    rows: found.map(({ inputs: _, ...row }) => row),
    roles: found.map(({ role }) => role),
    inputs: matrixOf(found, schema.modelFeatures.length),
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

interface FoundRows {
  readonly rows: FoundRow[];
  /** What is wrong with captures, a line each. */
  readonly damaged: readonly string[];
  /** First and last times of the captures that have rows. */
  readonly times: readonly number[];
}

async function foundRows(
  captures: AsyncIterable<FeaturizedCapture>,
  beginnings: readonly number[],
  roles: RoleSource,
): Promise<FoundRows> {
  const rows: FoundRow[] = [];
  const damaged: string[] = [];
  const times: number[] = [];
  for await (const capture of captures) {
    if (capture.error !== null) damaged.push(capture.error.message);
    const devices = roles.devicesOf(capture);
    rows.push(...rowsOf(capture.name, capture.table, devices));
    for (const [i, firstSeconds] of beginnings.entries()) {
      const table = capture.beginnings[i];
      if (table === undefined) continue;
      rows.push(...rowsOf(capture.name, table, sameDevices(devices, capture.table, table), firstSeconds));
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
  return devices.map(({ row, role, group, weight }) => {
    const { key, packets, packetsSent, view } = table.devices[row];
    const inputs = data.slice(row * columns, (row + 1) * columns);
    return { capture, device: key, role, group, packets, packetsSent, firstSeconds, view, weight, inputs };
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

function noLabelledDevice(problems: readonly string[]): PipelineError {
  const [first] = problems;
  const hint = first === undefined ? '' : ` (${first})`;
  return new PipelineError('no-data', `no device with a label${hint}`);
}

function matrixOf(rows: readonly FoundRow[], columns: number): DenseMatrix {
  const data = new Float64Array(rows.length * columns);
  rows.forEach(({ inputs }, row) => {
    data.set(inputs, row * columns);
  });
  return { data, rows: rows.length, columns };
}

function digestOf(rows: readonly FoundRow[]): string {
  const hash = sha256.create();
  for (const { capture, device, role, inputs } of rows) {
    hash.update(`${capture}\t${device}\t${role}\t${Array.from(inputs, String).join(',')}\n`);
  }
  return bytesToHex(hash.digest());
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
