import {
  FEATURE_SCHEMAS,
  type FeatureSchema,
  type FeaturesCsvOptions,
  featuresCsv,
  featuresCsvHeader,
  featuresNdjson,
} from '@networkml/features';
import type { FeaturizedCapture } from './featurize-captures.js';
import { PipelineError } from './pipeline-error.js';

const SCHEMAS_BY_NAME = new Map(
  [...FEATURE_SCHEMAS.values()].map((schema) => [schema.id.replace(/@\d+$/, ''), schema]),
);

/** The names that users give feature schemas, the default one first: the ids without their versions. */
export const SCHEMA_NAMES: readonly string[] = [...SCHEMAS_BY_NAME.keys()];

/**
 * The schema of a name of {@link SCHEMA_NAMES}.
 *
 * @throws {@link PipelineError} if there is none of that name
 */
export function featureSchema(name: string): FeatureSchema {
  const schema = SCHEMAS_BY_NAME.get(name);
  if (schema !== undefined) return schema;
  throw new PipelineError('no-such-schema', `${name}: no such schema, there is ${SCHEMA_NAMES.join(', ')}`);
}

/** The formats that feature tables are written in, the default one first. */
export const FEATURE_FORMATS = ['csv', 'ndjson'] as const;

/** Name of a format of feature tables. */
export type FeatureFormat = (typeof FEATURE_FORMATS)[number];

/** A capture may have very many rows, and their text takes several times the memory of their numbers. */
const ROWS_AT_A_TIME = 256;

/**
 * The feature tables of captures as text in pieces: CSV with a header line, or NDJSON, a line a row. Nothing comes of
 * captures that cannot be read at all.
 *
 * @param captures featurized by `schema`
 */
export async function* featuresOfCaptures(
  captures: AsyncIterable<FeaturizedCapture>,
  schema: FeatureSchema,
  {
    format = 'csv',
    windows = false,
  }: Pick<FeaturesCsvOptions, 'windows'> & { readonly format?: FeatureFormat } = {},
): AsyncGenerator<string, void, undefined> {
  let isBegun = false;
  for await (const { table, path, status } of captures) {
    if (status === 'failed') continue;
    if (!isBegun && format === 'csv') yield featuresCsvHeader(schema, { windows });
    isBegun = true;
    for (let first = 0; first < table.devices.length; first += ROWS_AT_A_TIME) {
      const rows = { first, end: first + ROWS_AT_A_TIME };
      yield format === 'csv'
        ? featuresCsv(table, path, { windows, ...rows })
        : featuresNdjson(table, path, rows);
    }
  }
}
