import { Field, type FieldName, type HeaderColumns } from '../header-columns.js';
import type { PacketBatch } from '../packet-batch.js';

/** Name of a field that is a column. */
export type ColumnName = Exclude<FieldName, 'frameTime'>;

/** Every field that is a column. */
export const COLUMN_NAMES: readonly ColumnName[] = Object.keys(Field).filter(isColumnName);

function isColumnName(name: string): name is ColumnName {
  return name in Field && name !== 'frameTime';
}

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

const MACS: readonly string[] = ['ethSrc', 'ethDst'];
const IPS: readonly string[] = ['ipSrc', 'ipDst', 'ipv6Src', 'ipv6Dst', 'arpSrcProtoIpv4', 'arpDstProtoIpv4'];

function textOrNumber(batch: PacketBatch, name: ColumnName, value: number): number | string {
  if (MACS.includes(name)) return batch.macs.text(value);
  return IPS.includes(name) ? batch.ips.text(value) : value;
}
