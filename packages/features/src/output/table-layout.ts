import type { FeatureSchema } from '../schema/feature-schema.js';

/** A column that says what a row is about. */
export interface RowColumn<Row> {
  readonly name: string;
  readonly type: 'text' | 'real' | 'integer';
  /** Undefined where there is none: an empty field. */
  readonly value: (row: Row) => string | number | undefined;
}

/** How rows about something are written: what each is about, then its features. */
export interface TableLayout<Row> {
  readonly schema: FeatureSchema;
  readonly rowColumns: readonly RowColumn<Row>[];
  /** What a row is about, as JSON has it. */
  readonly toJson: (row: Row) => object;
}

/** Rows of a table, and their features by name: as many values as there are rows. */
export interface TableRows<Row> {
  readonly rows: readonly Row[];
  readonly columns: ReadonlyMap<string, Float64Array>;
}
