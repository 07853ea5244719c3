import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FeatureTable } from '../feature-table.js';
import { FeatureSchema } from '../schema/feature-schema.js';
import { deviceLayout, deviceRows } from './device-layout.js';
import { parquetFile } from './parquet.js';

const COMMON = { unit: 'packets', range: [0, Infinity], direction: 'both', modelInput: true } as const;
const SCHEMA = new FeatureSchema('mine@1', [
  {
    features: [
      { ...COMMON, name: 'count', type: 'integer', definition: 'A count.' },
      { ...COMMON, name: 'mean', type: 'real', definition: 'A mean.' },
    ],
    accumulator: () => ({ add: () => {}, merge: () => {}, values: () => [0, 0] }),
  },
]);

interface Row {
  readonly addresses: readonly string[];
  readonly lastSeen: number | undefined;
  readonly role: string | undefined;
  readonly values: readonly [count: number, mean: number];
}

function tableOf(rows: readonly Row[]): FeatureTable {
  const devices = rows.map(({ addresses, lastSeen }, row) => {
    const key = `02:00:00:00:${(row >> 8).toString(16).padStart(2, '0')}:${(row & 0xff).toString(16).padStart(2, '0')}`;
    return {
      key,
      mac: key,
      addresses,
      packets: 1,
      packetsSent: 1,
      lastSeen,
      isGateway: false,
      isApproximate: false,
    };
  });
  return new FeatureTable(
    SCHEMA,
    devices,
    undefined,
    rows.map(({ values }) => values),
  );
}

/** What DuckDB reads of the tables, written one after the other. */
async function readBack(filename: string, tables: readonly (readonly Row[])[]) {
  const written = tables.map((rows) =>
    deviceRows(
      tableOf(rows),
      filename,
      rows.map(({ role }) => role),
    ),
  );
  const pieces: Uint8Array[] = [];
  for await (const piece of parquetFile(deviceLayout(SCHEMA, { roles: true }), written)) pieces.push(piece);
  const folder = await mkdtemp(join(tmpdir(), 'networkml-parquet-'));
  try {
    const path = join(folder, 'features.parquet');
    await writeFile(path, Buffer.concat(pieces));
    const instance = await DuckDBInstance.create();
    const connection = await instance.connect();
    const rows = await connection.runAndReadAll(`SELECT * FROM '${path}'`);
    const types = rows.columnNames().map((name, column) => [name, String(rows.columnType(column))]);
    const metadata = await connection.runAndReadAll(
      `SELECT decode(key), decode(value) FROM parquet_kv_metadata('${path}')`,
    );
    connection.closeSync();
    instance.closeSync();
    return { rows: rows.getRows(), types, metadata: metadata.getRows() };
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('DuckDB reads the types of the schema, its id and its hash', async () => {
  const { types, metadata, rows } = await readBack('a.pcap', []);
  expect(types).toEqual([
    ['filename', 'VARCHAR'],
    ['host_key', 'VARCHAR'],
    ['tshark_srcips', 'VARCHAR'],
    ['tshark_frame_epoch', 'DOUBLE'],
    ['role', 'VARCHAR'],
    ['count', 'BIGINT'],
    ['mean', 'DOUBLE'],
  ]);
  expect(metadata).toEqual([
    ['networkml.schema', 'mine@1'],
    ['networkml.schema.hash', SCHEMA.hash],
  ]);
  expect(rows).toEqual([]);
});

const row: fc.Arbitrary<Row> = fc.record({
  addresses: fc.array(fc.ipV4(), { maxLength: 2 }),
  lastSeen: fc.option(fc.double({ min: 0, max: 2e9, noNaN: true }), { nil: undefined }),
  role: fc.option(fc.string({ unit: 'grapheme' }), { nil: undefined }),
  values: fc.tuple(fc.maxSafeNat(), fc.double({ noNaN: true, noDefaultInfinity: true })),
});

test('DuckDB reads the rows of all tables as they were written', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: 'grapheme' }),
      fc.array(fc.array(row, { maxLength: 4 })),
      async (name, tables) => {
        const { rows } = await readBack(name, tables);
        const expected = tables.flatMap((table) =>
          table.map(({ addresses, lastSeen, role, values: [count, mean] }, index) => [
            name,
            tableOf(table).devices[index].key,
            `[${addresses.map((address) => `'${address}'`).join(', ')}]`,
            lastSeen ?? null,
            role ?? null,
            BigInt(count),
            mean,
          ]),
        );
        expect(rows).toEqual(expected);
      },
    ),
    { numRuns: 25 },
  );
});

test('DuckDB reads as many rows as there are, in row groups', async () => {
  const rows = Array.from({ length: 10_000 }, (_, count): Row => {
    return { addresses: [], lastSeen: undefined, role: 'Printer', values: [count, count / 3] };
  });
  const read = await readBack('a.pcap', [rows, rows]);
  expect(read.rows).toHaveLength(20_000);
  expect(read.rows[17_003].slice(4)).toEqual(['Printer', 7003n, 7003 / 3]);
});
