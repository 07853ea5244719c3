import { columnOf, featureColumns } from '../feature-columns.js';
import type { FeatureSchema } from '../schema/feature-schema.js';
import type { FlowRow } from './flow-row.js';

/** Features of flows: a row a flow, a column a feature. */
export class FlowTable {
  /** Values by feature name, one `Float64Array` of as many values as there are rows. */
  readonly columns: ReadonlyMap<string, Float64Array>;

  /**
   * @param schema what the columns mean
   * @param flows what the rows are about
   * @param values a row of values a flow, in the order of the schema's features
   */
  constructor(
    readonly schema: FeatureSchema,
    readonly flows: readonly FlowRow[],
    values: Iterable<readonly number[]>,
  ) {
    this.columns = featureColumns(schema, flows.length, values);
  }

  /**
   * The values of a feature, as many as there are rows.
   *
   * @throws {@link SchemaMismatchError} if the schema has none of that name
   */
  column(name: string): Float64Array {
    return columnOf(this.schema, this.columns, name);
  }
}
