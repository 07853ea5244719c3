import { csvHeader, csvRows } from './csv.js';
import { ndjsonRows } from './ndjson.js';
import type { RowRange } from './row-range.js';
import type { TableLayout, TableRows } from './table-layout.js';

/** Writes tables of one layout one after the other, in pieces. */
export interface TableWriter<Row> {
  /** What stands before all rows. */
  begin(): Iterable<string | Uint8Array>;
  /** Takes the rows of a table. */
  write(table: TableRows<Row>): Iterable<string | Uint8Array>;
  /** What stands after all rows. */
  end(): Iterable<string | Uint8Array>;
}

/** The formats that tables are written in, the usual one first. */
export const TABLE_FORMATS = ['csv', 'ndjson', 'parquet'] as const;

/** Name of a format of tables. */
export type TableFormat = (typeof TABLE_FORMATS)[number];

/**
 * A writer of tables: CSV (RFC 4180) with a header line, NDJSON with an object a row, or Parquet.
 *
 * @param layout which columns are written
 */
export async function tableWriter<Row>(
  format: TableFormat,
  layout: TableLayout<Row>,
): Promise<TableWriter<Row>> {
  return WRITERS[format](layout);
}

type MakeWriter = <Row>(layout: TableLayout<Row>) => TableWriter<Row> | Promise<TableWriter<Row>>;

const WRITERS: Readonly<Record<TableFormat, MakeWriter>> = {
  csv: (layout) => ({
    begin: () => [csvHeader(layout)],
    write: (table) => inParts(table, (part) => csvRows(layout, table, part)),
    end: () => [],
  }),
  ndjson: (layout) => ({
    begin: () => [],
    write: (table) => inParts(table, (part) => ndjsonRows(layout, table, part)),
    end: () => [],
  }),
  parquet: async (layout) => {
    // Most programs never write Parquet: they shall not load what writes it.
    const { ParquetTables } = await import('./parquet.js');
    const tables = new ParquetTables(layout);
    return { begin: () => [], write: (table) => tables.write(table), end: () => [tables.end()] };
  },
};

/** A capture may have very many rows, and their text takes several times the memory of their numbers. */
const ROWS_OF_A_PART = 256;

function* inParts(
  { rows }: { readonly rows: readonly unknown[] },
  textOf: (part: RowRange) => string,
): Generator<string> {
  for (let first = 0; first < rows.length; first += ROWS_OF_A_PART) {
    yield textOf({ first, end: Math.min(first + ROWS_OF_A_PART, rows.length) });
  }
}
