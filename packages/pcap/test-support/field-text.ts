import { type FieldName, IP_FIELDS, MAC_FIELDS, NUMBER_FIELDS } from '../src/batch/fields.js';
import type { HeaderColumns } from '../src/batch/header-columns.js';
import type { PacketBatch } from '../src/batch/packet-batch.js';

/** Name of a field that is a column. */
export type ColumnName = Exclude<FieldName, 'frameTime'>;

/** Every field that is a column. */
export const COLUMN_NAMES: readonly ColumnName[] = [...MAC_FIELDS, ...IP_FIELDS, ...NUMBER_FIELDS];

/** A field as text or number, named. */
export type NamedValue = readonly [name: ColumnName, value: number | string];

/** The fields of these names that a packet has, addresses as text. */
export function namedValues(
  batch: PacketBatch,
  columns: HeaderColumns,
  row: number,
  names: readonly ColumnName[],
): NamedValue[] {
  return names
    .filter((name) => columns.has(row, name))
    .map((name) => [name, textOrNumber(batch, name, columns[name][row])]);
}

const MACS: readonly string[] = MAC_FIELDS;
const IPS: readonly string[] = IP_FIELDS;

function textOrNumber(batch: PacketBatch, name: ColumnName, value: number): number | string {
  if (MACS.includes(name)) return batch.macs.text(value);
  return IPS.includes(name) ? batch.ips.text(value) : value;
}
