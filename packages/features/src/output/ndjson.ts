import type { RowRange } from './row-range.js';
import type { TableLayout, TableRows } from './table-layout.js';

/**
 * One JSON object a row, each on a line of its own: every feature by its name, then what the row is about. Numbers have
 * as many digits as read back equal.
 */
export function ndjsonRows<Row>(
  { toJson }: TableLayout<Row>,
  { rows, columns }: TableRows<Row>,
  { first = 0, end = rows.length }: RowRange = {},
): string {
  const features = [...columns];
  return rows
    .slice(first, end)
    .map((row, i) => {
      const values = Object.fromEntries(features.map(([name, column]) => [name, column[first + i]]));
      return `${JSON.stringify({ ...values, ...toJson(row) })}\n`;
    })
    .join('');
}
