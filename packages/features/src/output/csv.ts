import Papa from 'papaparse';
import type { DeviceRow, FeatureTable } from '../feature-table.js';
import type { FeatureSchema } from '../schema/feature-schema.js';
import type { RowRange } from './row-range.js';

/** The columns that say what a row is about, named as in NetworkML 0.6.10. */
const KEY_COLUMNS = ['filename', 'host_key', 'tshark_srcips', 'tshark_frame_epoch'] as const;

/** Where rows are of windows: start and end in seconds since the epoch. */
const WINDOW_COLUMNS = ['window_start', 'window_end'] as const;

/** What is written of a table. */
export interface FeaturesCsvOptions extends RowRange {
  /** Whether rows are of windows of time. @defaultValue false */
  readonly windows?: boolean;
}

/** Header line of a feature CSV (RFC 4180, lines ending in LF). */
export function featuresCsvHeader(
  schema: FeatureSchema,
  { windows = false }: Pick<FeaturesCsvOptions, 'windows'> = {},
): string {
  return lines([
    [...KEY_COLUMNS, ...(windows ? WINDOW_COLUMNS : []), ...schema.features.map((feature) => feature.name)],
  ]);
}

/**
 * One CSV line a row of a table. Numbers have as many digits as read back equal. Of a table of very many rows write a
 * part at a time, since text takes several times the memory of numbers.
 *
 * @param filename name of the capture, for the first column
 */
export function featuresCsv(
  table: FeatureTable,
  filename: string,
  { windows = false, first = 0, end = table.devices.length }: FeaturesCsvOptions = {},
): string {
  const columns = table.schema.features.map(({ name }) => table.columns.get(name) ?? new Float64Array(0));
  return lines(
    table.devices
      .slice(first, end)
      .map((device, i) => [
        ...keys(device, filename),
        ...(windows ? windowOf(device) : []),
        ...columns.map((column) => String(column[first + i])),
      ]),
  );
}

function lines(rows: string[][]): string {
  return rows.length === 0 ? '' : `${Papa.unparse(rows, { newline: '\n' })}\n`;
}

function keys({ key, addresses, lastSeen }: DeviceRow, filename: string): string[] {
  return [filename, key, pythonList(addresses), lastSeen === undefined ? '' : String(lastSeen)];
}

function windowOf({ window }: DeviceRow): string[] {
  return window === undefined ? ['', ''] : [String(window.start), String(window.end)];
}

/** As the original writes a list of addresses, which never need escapes. */
function pythonList(addresses: readonly string[]): string {
  return `[${addresses.map((address) => `'${address}'`).join(', ')}]`;
}
