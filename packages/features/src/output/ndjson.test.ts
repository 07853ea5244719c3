import { expect, test } from 'vitest';
import { FeatureTable } from '../feature-table.js';
import { HOST_FOOTPRINT } from '../host-footprint/host-footprint.js';
import { deviceLayout, deviceRows } from './device-layout.js';
import { ndjsonRows } from './ndjson.js';

const MAC = '02:00:00:00:00:01';
const device = {
  key: MAC,
  mac: MAC,
  addresses: ['10.0.0.1'],
  packets: 3,
  packetsSent: 1,
  lastSeen: 1.5,
  isGateway: false,
  isApproximate: false,
};
const host = { ...device, key: '10.0.0.2', mac: undefined, window: { start: 0, end: 900 } };

test('a row is an object on a line of its own, with every feature by its name', () => {
  const values = HOST_FOOTPRINT.features.map((_, i) => i / 3);
  const table = new FeatureTable(HOST_FOOTPRINT, [device, host], MAC, [values, values]);
  const lines = ndjsonRows(deviceLayout(HOST_FOOTPRINT), deviceRows(table, 'a\n.pcap')).trimEnd().split('\n');
  expect(lines).toHaveLength(2);
  const [first, second] = lines.map((line) => JSON.parse(line));
  expect(first).toEqual({
    capture: 'a\n.pcap',
    device: MAC,
    mac: MAC,
    addresses: ['10.0.0.1'],
    packets: 3,
    packetsSent: 1,
    lastSeen: 1.5,
    isGateway: false,
    isApproximate: false,
    ...Object.fromEntries(HOST_FOOTPRINT.features.map(({ name }, i) => [name, i / 3])),
  });
  expect(second).toMatchObject({ device: '10.0.0.2', window: { start: 0, end: 900 } });
  expect(second).not.toHaveProperty('mac');
});
