import { expect, test } from 'vitest';
import { FIELD_NAMES, type FieldName, FieldSet } from './fields.js';
import { HeaderColumns } from './header-columns.js';

/** The fields whose bit a field shares: they come together. */
function together(name: FieldName): FieldName[] {
  const columns = columnsWith(name);
  return FIELD_NAMES.filter((other) => columns.has(0, other));
}

function columnsWith(...names: readonly FieldName[]): HeaderColumns {
  const columns = new HeaderColumns(1);
  columns.setPresent(0, new FieldSet(...names), new FieldSet());
  return columns;
}

test.each(FIELD_NAMES)(
  'a packet that has %s has it and what comes with it, in either word, and nothing else',
  (name) => {
    expect(together(name)).toContain(name);
    for (const other of together(name)) expect(together(other)).toEqual(together(name));
  },
);

test('a set is there if all of it is, and in part if any of it is, whatever the words of its fields', () => {
  const set = new FieldSet('tcpSrcport', 'tcpOptionsMssVal');
  expect(
    [columnsWith(), columnsWith('tcpSrcport'), columnsWith('tcpOptionsMssVal')].map((c) => c.hasAll(0, set)),
  ).toEqual([false, false, false]);
  expect(
    [columnsWith(), columnsWith('tcpSrcport'), columnsWith('tcpOptionsMssVal')].map((c) => c.hasAny(0, set)),
  ).toEqual([false, true, true]);
  expect(columnsWith('tcpSrcport', 'tcpOptionsMssVal').hasAll(0, set)).toBe(true);
  expect(columnsWith().hasAll(0, new FieldSet())).toBe(true);
  expect(columnsWith('tcpSrcport').hasAny(0, new FieldSet())).toBe(false);
});
