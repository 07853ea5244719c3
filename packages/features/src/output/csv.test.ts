import { expect, test } from 'vitest';
import { FeatureTable } from '../feature-table.js';
import { HOST_FOOTPRINT } from '../host-footprint/host-footprint.js';
import { csvHeader, csvRows } from './csv.js';
import { type DeviceLayoutOptions, deviceLayout, deviceRows } from './device-layout.js';
import type { RowRange } from './row-range.js';

const ZEROS = HOST_FOOTPRINT.features.map(() => 0);

function tableOf(addresses: readonly string[], lastSeen: number | undefined, values = ZEROS): FeatureTable {
  const mac = '02:00:00:00:00:01';
  const device = {
    key: mac,
    mac,
    addresses,
    packets: 1,
    packetsSent: 1,
    lastSeen,
    isGateway: false,
    isApproximate: false,
  };
  return new FeatureTable(HOST_FOOTPRINT, [device], mac, [values]);
}

function featuresCsv(
  table: FeatureTable,
  filename: string,
  { first, end, ...options }: DeviceLayoutOptions & RowRange = {},
): string {
  return csvRows(deviceLayout(table.schema, options), deviceRows(table, filename, ['Printer']), {
    first,
    end,
  });
}

test('the header names four key columns and every feature', () => {
  const names = csvHeader(deviceLayout(HOST_FOOTPRINT)).trimEnd().split(',');
  expect(names.slice(0, 4)).toEqual(['filename', 'host_key', 'tshark_srcips', 'tshark_frame_epoch']);
  expect(names.slice(4)).toEqual(HOST_FOOTPRINT.features.map(({ name }) => name));
});

test('addresses are a list as Python writes it, quoted where it holds a comma', () => {
  expect(featuresCsv(tableOf(['10.0.0.1', 'fe80::1'], 1.5), 'a.pcap')).toMatch(
    /^a\.pcap,02:00:00:00:00:01,"\['10\.0\.0\.1', 'fe80::1'\]",1\.5,0,/,
  );
  expect(featuresCsv(tableOf([], undefined), 'a.pcap')).toMatch(/^a\.pcap,02:00:00:00:00:01,\[\],,0,/);
});

test('a file name with quotes, commas and line feeds stays one field', () => {
  expect(featuresCsv(tableOf([], undefined), 'a"b,c\nd')).toMatch(/^"a""b,c\nd",02:/);
});

test('windows of time have two columns of their own, behind the keys', () => {
  const { schema, devices } = tableOf([], undefined);
  const window = { start: 1_700_000_000.5, end: 1_700_000_900.5 };
  const windows = new FeatureTable(schema, [{ ...devices[0], window }], undefined, [ZEROS]);
  expect(
    csvHeader(deviceLayout(schema, { windows: true }))
      .split(',')
      .slice(3, 6),
  ).toEqual(['tshark_frame_epoch', 'window_start', 'window_end']);
  expect(featuresCsv(windows, 'a', { windows: true })).toMatch(
    /^a,02:00:00:00:00:01,\[\],,1700000000\.5,1700000900\.5,0,/,
  );
});

test('numbers have as many digits as read back equal', () => {
  const values = ZEROS.map(() => 0.1 + 0.2);
  const fields = featuresCsv(tableOf([], undefined, values), 'a')
    .trimEnd()
    .split(',');
  expect(fields.slice(4).map(Number)).toEqual(values);
});

test('a table may be written in parts', () => {
  const { schema, devices } = tableOf(['10.0.0.1'], 1.5);
  const rows = [0, 1, 2].map((packets) => ({ ...devices[0], lastSeen: packets }));
  const values = rows.map((_, row) => ZEROS.map(() => row));
  const table = new FeatureTable(schema, rows, undefined, values);
  const parts = [0, 1, 2].map((first) => featuresCsv(table, 'a', { first, end: first + 1 }));
  expect(parts.join('')).toBe(featuresCsv(table, 'a'));
  expect(featuresCsv(table, 'a', { first: 3 })).toBe('');
});

test('roles that are known have a column of their own, before the features', () => {
  const header = csvHeader(deviceLayout(HOST_FOOTPRINT, { roles: true }));
  expect(header.split(',')[4]).toBe('role');
  expect(featuresCsv(tableOf([], undefined), 'a', { roles: true })).toMatch(
    /^a,02:00:00:00:00:01,\[\],,Printer,0,/,
  );
});
