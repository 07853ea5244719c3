import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FeatureSchema } from '@networkml/features';
import type { DenseMatrix } from '@networkml/mlp';
import { type LabelledRow, parseLabels } from '@networkml/pipeline';
import { readLabelledData } from '@networkml/pipeline/node';

/** One hardware and firmware under several names: the first one stands for all. */
const TWINS: readonly (readonly string[])[] = [
  ['TP-LinkPlugHS100', 'TP-LinkPlugHS110'],
  ['SmarterCoffee', 'iKettle2'],
  ['EdimaxPlug1101W', 'EdimaxPlug2101W'],
  ['D-LinkSensor', 'D-LinkWaterSensor', 'D-LinkSiren', 'D-LinkSwitch'],
  ['WeMoSwitch', 'WeMoInsightSwitch'],
  ['HueBridge', 'HueSwitch'],
  ['D-LinkHomeHub', 'D-LinkDoorSensor'],
];

const FAMILY_OF_TWIN = new Map(TWINS.flatMap((twins) => twins.map((type) => [type, twins[0]] as const)));

/** The family of a device type: itself, or the first one of its twins. */
export function familyOf(type: string): string {
  return FAMILY_OF_TWIN.get(type) ?? type;
}

/** A row, and what is known of its capture. */
export interface SentinelRow extends LabelledRow {
  /** Which of the devices of the type. */
  readonly unit: string;
  /** Who set it up. */
  readonly person: string;
}

/** The captures of IoT SENTINEL as rows, whole ones and beginnings. */
export interface SentinelData {
  readonly rows: readonly SentinelRow[];
  /** Device type of each row. */
  readonly types: readonly string[];
  readonly inputs: DenseMatrix;
  /** The role of each device type. */
  readonly roleOfType: ReadonlyMap<string, string>;
}

/**
 * Reads the captures.
 *
 * @param folder with their `labels.csv`
 * @param beginnings lengths in seconds of the beginnings that have rows besides the whole captures
 */
export async function readSentinel(
  folder: string,
  schema: FeatureSchema,
  beginnings: readonly number[],
  jobs: number,
): Promise<SentinelData> {
  const path = join(folder, 'labels.csv');
  const text = await readFile(path, 'utf8');
  const column = (name: string) =>
    new Map(parseLabels(text, path, { label: name }).map(({ capture = '', role }) => [capture, role]));
  const [units, persons, roles] = ['unit', 'person', 'role'].map(column);
  const data = await readLabelledData([folder], {
    schema,
    labels: { path, label: 'device_type' },
    beginnings,
    jobs,
  });
  return {
    rows: data.rows.map((row) => ({
      ...row,
      unit: units.get(row.capture) ?? '',
      person: persons.get(row.capture) ?? '',
    })),
    types: data.roles,
    inputs: data.inputs,
    roleOfType: new Map(data.rows.map(({ capture, role }) => [role, roles.get(capture) ?? ''])),
  };
}
