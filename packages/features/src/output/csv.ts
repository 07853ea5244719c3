import Papa from 'papaparse';
import { columnOf } from '../feature-columns.js';
import type { RowRange } from './row-range.js';
import type { TableLayout, TableRows } from './table-layout.js';

/** Header line of a table as CSV (RFC 4180, lines ending in LF). */
export function csvHeader<Row>({ rowColumns, schema }: TableLayout<Row>): string {
  return lines([[...rowColumns, ...schema.features].map(({ name }) => name)]);
}

/**
 * One CSV line a row. Numbers have as many digits as read back equal. Of very many rows write a part at a time, since
 * text takes several times the memory of numbers.
 */
export function csvRows<Row>(
  { rowColumns, schema }: TableLayout<Row>,
  { rows, columns }: TableRows<Row>,
  { first = 0, end = rows.length }: RowRange = {},
): string {
  const features = schema.features.map(({ name }) => columnOf(schema, columns, name));
  return lines(
    rows
      .slice(first, end)
      .map((row, i) => [
        ...rowColumns.map(({ value }) => String(value(row) ?? '')),
        ...features.map((feature) => String(feature[first + i])),
      ]),
  );
}

function lines(rows: string[][]): string {
  return rows.length === 0 ? '' : `${Papa.unparse(rows, { newline: '\n' })}\n`;
}
