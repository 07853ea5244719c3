import {
  FEATURE_SCHEMAS,
  type FeatureSchema,
  type FeaturesCsvOptions,
  featuresCsv,
  featuresCsvHeader,
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

/**
 * The feature table of captures as CSV text in pieces: a header line, then a line a device.
 *
 * @param captures featurized by `schema`
 */
export async function* featuresOfCaptures(
  captures: AsyncIterable<FeaturizedCapture>,
  schema: FeatureSchema,
  options: FeaturesCsvOptions = {},
): AsyncGenerator<string, void, undefined> {
  yield featuresCsvHeader(schema, options);
  for await (const { table, path } of captures) yield featuresCsv(table, path, options);
}
