import { type CapturedPacket, packetRecords } from '@networkml/packet-builder';
import { openCapture, writePcap, writePcapng } from '@networkml/pcap';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DeviceRow, FeatureTable } from './feature-table.js';
import { Featurizer, featurize } from './featurize.js';
import { csvRows } from './output/csv.js';
import { deviceLayout, deviceRows } from './output/device-layout.js';
import { FEATURE_SCHEMAS } from './schema/feature-schemas.js';

/** The order of addresses is that of their first appearance, session by session. */
function withSortedAddresses(device: DeviceRow): DeviceRow {
  return { ...device, addresses: [...device.addresses].sort() };
}

/** Sessions are in the order of their first appearance. */
function sortedRows({ devices, columns }: FeatureTable): string[] {
  const values = [...columns.values()];
  return devices
    .map((device, row) => JSON.stringify([withSortedAddresses(device), values.map((column) => column[row])]))
    .sort();
}

function* pieces(file: Uint8Array, length: number): Generator<Uint8Array> {
  for (let at = 0; at < file.length; at += length) yield file.subarray(at, at + length);
}

function withPayload({ headerLength, bytes, ...packet }: CapturedPacket, fill: number): CapturedPacket {
  const changed = bytes.slice();
  changed.fill(fill, Math.min(headerLength, bytes.length));
  return { ...packet, headerLength, bytes: changed };
}

describe.each([...FEATURE_SCHEMAS.values()])('laws of $id', (schema) => {
  /** The whole table as text: equal texts are equal tables. */
  async function features(file: Uint8Array | Iterable<Uint8Array>, batchSize = 4096): Promise<string> {
    const capture = await openCapture(file, { batchSize });
    const table = await featurize(capture.batches(), { schema });
    return csvRows(deviceLayout(schema), deviceRows(table, ''));
  }

  test('headers only: changing payload bytes changes no feature', async () => {
    await fc.assert(
      fc.asyncProperty(packetRecords, fc.nat(255), async (packets, fill) => {
        const changed = packets.map((packet) => withPayload(packet, fill));
        expect(await features(writePcap(changed))).toBe(await features(writePcap(packets)));
      }),
    );
  });

  test('chunks of the stream and size of the batches have no influence', async () => {
    await fc.assert(
      fc.asyncProperty(
        packetRecords,
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 1, max: 10 }),
        async (packets, chunk, batchSize) => {
          const file = writePcap(packets);
          expect(await features(pieces(file, chunk), batchSize)).toBe(await features(file));
        },
      ),
    );
  });

  test('what is gathered session by session and merged is what is gathered at once', async () => {
    await fc.assert(
      fc.asyncProperty(packetRecords, async (packets) => {
        const file = writePcap(packets);
        const canonical = async (level: 'host' | 'session') => {
          const capture = await openCapture(file);
          return featurize(capture.batches(), { schema, level, devices: 'canonical' });
        };
        const [whole, merged] = [await canonical('host'), await canonical('session')];
        expect(merged.columns).toEqual(whole.columns);
        expect(merged.devices.map(withSortedAddresses)).toEqual(whole.devices.map(withSortedAddresses));
      }),
    );
  });

  test('parts of a capture that are gathered each for itself and merged are what is gathered at once', async () => {
    const division = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1 });
    const settings = fc.constantFrom({ schema }, { schema, level: 'session' as const });
    await fc.assert(
      fc.asyncProperty(packetRecords, division, settings, async (packets, parts, options) => {
        const featurizers = [0, 1, 2].map(() => new Featurizer(options));
        const whole = new Featurizer(options);
        let batches = 0;
        for await (const batch of (await openCapture(writePcap(packets), { batchSize: 1 })).batches()) {
          whole.add(batch);
          featurizers[parts[batches++ % parts.length]].add(batch);
        }
        const [first, second, third] = featurizers;
        third.merge(second);
        first.merge(third);
        expect(sortedRows(first.table())).toEqual(sortedRows(whole.table()));
      }),
    );
  });

  test('but not with windows of time, which begin with the first packet', () => {
    const windowed = () => new Featurizer({ window: { length: 1 } });
    expect(() => windowed().merge(windowed())).toThrow(RangeError);
  });

  test('the container format has no influence', async () => {
    await fc.assert(
      fc.asyncProperty(packetRecords, fc.boolean(), async (packets, littleEndian) => {
        expect(await features(writePcapng(packets, { littleEndian }))).toBe(
          await features(writePcap(packets)),
        );
      }),
    );
  });

  test('no value is ever NaN, infinite, or outside the range of its definition', async () => {
    await fc.assert(
      fc.asyncProperty(packetRecords, async (packets) => {
        const capture = await openCapture(writePcap(packets));
        const { columns } = await featurize(capture.batches(), { schema });
        for (const { name, range, type } of schema.features) {
          for (const value of columns.get(name) ?? [Number.NaN]) {
            expect(Number.isFinite(value), name).toBe(true);
            if (type === 'integer') expect(Number.isInteger(value), name).toBe(true);
            expect(value, name).toBeGreaterThanOrEqual(range[0]);
            expect(value, name).toBeLessThanOrEqual(range[1]);
          }
        }
      }),
    );
  });
});
