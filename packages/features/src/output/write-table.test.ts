import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FeatureSchema } from '../schema/feature-schema.js';
import { SchemaMismatchError } from '../schema/schema-mismatch-error.js';
import type { TableLayout, TableRows } from './table-layout.js';
import { TABLE_FORMATS, type TableFormat, writeTable } from './write-table.js';

const SCHEMA = new FeatureSchema('mine@1', [
  {
    features: [
      {
        ...{ name: 'count', definition: 'A count.', unit: 'packets', type: 'integer' },
        ...{ range: [0, Infinity], direction: 'both', modelInput: true },
      },
    ],
    accumulator: () => ({ add: () => {}, merge: () => {}, values: () => [0] }),
  },
]);

const LAYOUT: TableLayout<string> = {
  schema: SCHEMA,
  rowColumns: [{ name: 'key', type: 'text', value: (key) => key }],
  toJson: (key) => ({ key }),
};

function tableOf(counts: readonly number[]): TableRows<string> {
  return {
    rows: counts.map((_, row) => `device ${row}`),
    columns: new Map([['count', Float64Array.from(counts)]]),
  };
}

async function fileOf(format: TableFormat, tables: readonly TableRows<string>[]): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of writeTable(format, LAYOUT, tables)) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

test('writes tables one after the other, with one header', async () => {
  const tables = [tableOf([1, 2]), tableOf([]), tableOf([3])];
  expect(String(await fileOf('csv', tables))).toBe('key,count\ndevice 0,1\ndevice 1,2\ndevice 0,3\n');
  expect(String(await fileOf('ndjson', tables))).toBe(
    '{"count":1,"key":"device 0"}\n{"count":2,"key":"device 1"}\n{"count":3,"key":"device 0"}\n',
  );
});

describe.each(TABLE_FORMATS)('%s', (format) => {
  test('has the rows of all tables, however they are divided', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(), { maxLength: 600 }), fc.nat(600), async (counts, place) => {
        const whole = tableOf(counts);
        const columns = (from: number, to?: number) =>
          new Map([['count', Float64Array.from(counts.slice(from, to))]]);
        const parts = [
          { rows: whole.rows.slice(0, place), columns: columns(0, place) },
          { rows: whole.rows.slice(place), columns: columns(place) },
        ];
        expect(await fileOf(format, parts)).toEqual(await fileOf(format, [whole]));
      }),
      { numRuns: 20 },
    );
  });

  test('is nothing if there is no table', async () => {
    expect(await fileOf(format, [])).toHaveLength(0);
  });

  test('closes where tables come from if nobody asks for more', async () => {
    let isClosed = false;
    async function* tables() {
      try {
        yield tableOf([1]);
        yield tableOf([2]);
      } finally {
        isClosed = true;
      }
    }
    for await (const _ of writeTable(format, LAYOUT, tables())) break;
    expect(isClosed).toBe(true);
  });

  test('refuses a table that lacks a feature of its schema', async () => {
    const lacking = { rows: ['device 0'], columns: new Map() };
    await expect(fileOf(format, [tableOf([1]), lacking])).rejects.toThrow(SchemaMismatchError);
    await expect(fileOf(format, [lacking])).rejects.toThrow(/^table of mine@1: .*missing: count$/);
  });
});
