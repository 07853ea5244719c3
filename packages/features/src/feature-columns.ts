import type { FeatureSchema } from './schema/feature-schema.js';

/**
 * The values of rows as columns, by feature name.
 *
 * @param rows number of rows
 * @param values a row of values each, in the order of the schema's features
 */
export function featureColumns(
  { features }: FeatureSchema,
  rows: number,
  values: Iterable<readonly number[]>,
): ReadonlyMap<string, Float64Array> {
  const columns = features.map(() => new Float64Array(rows));
  let row = 0;
  for (const rowValues of values) {
    columns.forEach((column, j) => {
      column[row] = rowValues[j];
    });
    row++;
  }
  return new Map(features.map(({ name }, j) => [name, columns[j]]));
}
