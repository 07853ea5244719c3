import type { FeatureSchema } from './schema/feature-schema.js';
import { SchemaMismatchError } from './schema/schema-mismatch-error.js';

/**
 * The values of rows as columns, by feature name.
 *
 * @param rows number of rows
 * @param values a row of values each, in the order of the schema's features
 */
export function featureColumns<Name extends string>(
  { features }: FeatureSchema<Name>,
  rows: number,
  values: Iterable<readonly number[]>,
): ReadonlyMap<Name, Float64Array> {
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

/**
 * The column of a feature.
 *
 * @throws {@link SchemaMismatchError} if there is none of that name
 */
export function columnOf<Name extends string>(
  { id }: FeatureSchema<Name>,
  columns: ReadonlyMap<Name, Float64Array>,
  name: Name,
): Float64Array {
  const column = columns.get(name);
  if (column === undefined) throw new SchemaMismatchError(`table of ${id}`, [name], []);
  return column;
}
