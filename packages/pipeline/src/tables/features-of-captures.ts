import {
  deviceLayout,
  deviceRows,
  FEATURE_SCHEMAS,
  type FeatureSchema,
  type TableFormat,
  writeTable,
} from '@networkml/features';
import type { FeaturizedCapture } from '../featurizing/featurize-capture.js';
import type { RoleSource } from '../labels/label-join.js';
import { PipelineError } from '../pipeline-error.js';

/** Newer versions come behind older ones, and take their names; a variant has no name of its own. */
const SCHEMAS = [...FEATURE_SCHEMAS.values()].filter(({ id }) => !id.includes('+'));
const NEWEST = new Map(SCHEMAS.map((schema) => [schema.id.replace(/@\d+$/, ''), schema]));

/** By name, then those of older versions by id. */
const SCHEMAS_BY_NAME: ReadonlyMap<string, FeatureSchema> = new Map([
  ...NEWEST,
  ...SCHEMAS.filter((schema) => ![...NEWEST.values()].includes(schema)).map(
    (schema): [string, FeatureSchema] => [schema.id, schema],
  ),
]);

/**
 * The names that users give feature schemas, the default one first: the ids without their versions stand for the newest
 * ones, and the ids of older ones for these.
 */
export const SCHEMA_NAMES: readonly string[] = [...SCHEMAS_BY_NAME.keys()];

/**
 * The schema of a name of {@link SCHEMA_NAMES}, or of an id.
 *
 * @throws {@link PipelineError} if there is none of that name
 */
export function featureSchema(name: string): FeatureSchema {
  const schema = SCHEMAS_BY_NAME.get(name) ?? FEATURE_SCHEMAS.get(name);
  if (schema !== undefined) return schema;
  throw new PipelineError('no-such-schema', `${name}: no such schema, there is ${SCHEMA_NAMES.join(', ')}`);
}

/** How feature tables are written. */
export interface FeaturesOfCapturesOptions {
  /** @defaultValue 'csv' */
  readonly format?: TableFormat | undefined;
  /** Whether rows are of windows of time. @defaultValue false */
  readonly windows?: boolean;
  /** What tells roles, for a column `role`. @defaultValue no such column */
  readonly roles?: RoleSource | undefined;
  /** Told of the devices of a capture whose roles are not known, by their keys; not called if there are none. */
  readonly onUnlabelled?: (path: string, devices: readonly string[]) => void;
}

/**
 * The feature tables of captures in pieces: see {@link writeTable}. Nothing comes of captures that cannot be read at
 * all.
 *
 * @param captures featurized by `schema`
 */
export function featuresOfCaptures(
  captures: AsyncIterable<FeaturizedCapture>,
  schema: FeatureSchema,
  { format = 'csv', windows = false, roles, onUnlabelled }: FeaturesOfCapturesOptions = {},
): AsyncGenerator<string | Uint8Array, void, undefined> {
  const layout = deviceLayout(schema, { windows, roles: roles !== undefined });
  return writeTable(format, layout, tablesOf(captures, roles, onUnlabelled));
}

async function* tablesOf(
  captures: AsyncIterable<FeaturizedCapture>,
  roleSource: RoleSource | undefined,
  onUnlabelled: FeaturesOfCapturesOptions['onUnlabelled'],
) {
  for await (const capture of captures) {
    const { path, status, table } = capture;
    const roles: string[] = [];
    for (const { row, role } of roleSource?.devicesOf(capture) ?? []) roles[row] = role;
    if (status === 'failed') continue;
    const unlabelled = new Set(table.devices.filter((_, row) => !(row in roles)).map(({ key }) => key));
    if (roleSource !== undefined && unlabelled.size > 0) onUnlabelled?.(path, [...unlabelled]);
    yield deviceRows(table, path, roles);
  }
}
