import { describe, expect, test } from 'vitest';
import { textTable } from './text-table.js';

describe('a table for people', () => {
  test('aligns its columns, and leaves nothing behind a line', () => {
    const table = textTable(
      [{ title: 'Name' }, { title: 'Packets', align: 'right' }, { title: 'Role' }],
      [
        ['a', '1', ''],
        ['longer', '12,345', 'Printer'],
      ],
    );
    expect(table).toBe('Name    Packets  Role\na             1\nlonger   12,345  Printer\n');
  });

  test('aligns characters that are two cells wide', () => {
    expect(textTable([{ title: 'Name' }, { title: 'Role' }], [['打印机', 'Printer']])).toBe(
      'Name    Role\n打印机  Printer\n',
    );
  });

  test('shows control characters, and what they take', () => {
    const table = textTable([{ title: 'Name' }, { title: 'Role' }], [['\x1b[31m', 'Printer']]);
    expect(table).toBe('Name        Role\n\\u{1b}[31m  Printer\n');
  });

  test('has lines for as many rows as there are', () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => [String(i)]);
    expect(textTable([{ title: 'Row' }], rows).split('\n')).toHaveLength(100_002);
  });
});
