import { SchemaMismatchError } from '../schema/schema-mismatch-error.js';
import { csvHeader, csvRows } from './csv.js';
import { ndjsonRows } from './ndjson.js';
import type { RowRange } from './row-range.js';
import type { TableLayout, TableRows } from './table-layout.js';

/** The formats that tables are written in, the usual one first. */
export const TABLE_FORMATS = ['csv', 'ndjson', 'parquet'] as const;

/** Name of a format of tables. */
export type TableFormat = (typeof TABLE_FORMATS)[number];

/** A table in pieces: all pieces together are the file. */
type Pieces = AsyncGenerator<string | Uint8Array, void, undefined>;

/**
 * Tables of one layout, written one after the other as one: CSV (RFC 4180) with a header line, NDJSON with an object a
 * row, or Parquet. Gives the pieces of the file in their order, each as soon as it is ready: text in the first two
 * formats, bytes in Parquet. A table without rows gives what stands around rows, no table at all gives nothing.
 *
 * @param layout which columns are written
 * @throws {@link SchemaMismatchError} if a table lacks a feature of the layout's schema
 */
export async function* writeTable<Row>(
  format: TableFormat,
  layout: TableLayout<Row>,
  tables: AsyncIterable<TableRows<Row>> | Iterable<TableRows<Row>>,
): Pieces {
  const rest = checked(layout, tables);
  try {
    const first = await rest.next();
    if (!first.done) yield* WRITERS[format](layout, following(first.value, rest));
  } finally {
    // Whoever stops early, before the second table too, closes what the tables come from.
    await rest.return();
  }
}

type Writer = <Row>(layout: TableLayout<Row>, tables: AsyncIterable<TableRows<Row>>) => Pieces;

const WRITERS: Readonly<Record<TableFormat, Writer>> = {
  csv: async function* (layout, tables) {
    yield csvHeader(layout);
    for await (const table of tables) yield* inParts(table, (part) => csvRows(layout, table, part));
  },
  ndjson: async function* (layout, tables) {
    for await (const table of tables) yield* inParts(table, (part) => ndjsonRows(layout, table, part));
  },
  parquet: async function* (layout, tables) {
    // Most programs never write Parquet: they shall not load what writes it.
    const { parquetFile } = await import('./parquet.js');
    yield* parquetFile(layout, tables);
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

async function* checked<Row>(
  { schema }: TableLayout<Row>,
  tables: AsyncIterable<TableRows<Row>> | Iterable<TableRows<Row>>,
): AsyncGenerator<TableRows<Row>, void, undefined> {
  for await (const table of tables) {
    const missing = schema.features.map(({ name }) => name).filter((name) => !table.columns.has(name));
    if (missing.length > 0) throw new SchemaMismatchError(`table of ${schema.id}`, missing, []);
    yield table;
  }
}

async function* following<T>(first: T, rest: AsyncIterable<T>): AsyncGenerator<T, void, undefined> {
  yield first;
  yield* rest;
}
