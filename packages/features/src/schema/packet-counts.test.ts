import { openCapture, writePcap } from '@networkml/pcap';
import { expect, test } from 'vitest';
import { LAPTOP, PRINTER, packet, tableOf, tcpPacket } from '../../test-support/feature-tables.js';
import { featurize } from '../featurize.js';
import { FeatureSchema } from './feature-schema.js';
import { packetCounts } from './packet-counts.js';
import { SchemaMismatchError } from './schema-mismatch-error.js';

const SCHEMA = new FeatureSchema('mine@1', [
  packetCounts([
    {
      name: 'web_requests',
      definition: 'Packets to TCP port 80.',
      direction: 'out',
      matches: (packets, row) => packets.has(row, 'tcpDstport') && packets.tcpDstport[row] === 80,
    },
    { name: 'packets', definition: 'Packets.', matches: () => true },
    { name: 'packets_received', definition: 'Packets received.', direction: 'in', matches: () => true },
  ]),
]);

const PACKETS = [
  packet(tcpPacket(LAPTOP, PRINTER, 50_000, 80)),
  packet(tcpPacket(PRINTER, LAPTOP, 80, 50_000)),
  packet(tcpPacket(LAPTOP, PRINTER, 50_000, 443)),
];

test('counts the packets of each kind that go the way that is asked for', async () => {
  const { devices, columns } = await tableOf(PACKETS, { schema: SCHEMA });
  expect(devices.map(({ key }) => key)).toEqual([PRINTER, LAPTOP]);
  expect([...columns].map(([name, values]) => [name, ...values])).toEqual([
    ['web_requests', 0, 1],
    ['packets', 3, 3],
    ['packets_received', 2, 1],
  ]);
});

test('columns are known by the names of the schema, others do not compile', async () => {
  const capture = await openCapture(writePcap(PACKETS, { resolution: 'nanoseconds' }));
  const table = await featurize(capture.batches(), { schema: SCHEMA });
  expect(table.column('packets_received')).toEqual(Float64Array.of(2, 1));
  // @ts-expect-error the schema has no such feature
  expect(() => table.column('packet_received')).toThrow(SchemaMismatchError);
});

test('what sessions counted adds up', async () => {
  const options = { schema: SCHEMA, level: 'session', devices: 'canonical' } as const;
  const { columns } = await tableOf(PACKETS, options);
  expect(columns.get('packets')).toEqual(Float64Array.of(3));
});
