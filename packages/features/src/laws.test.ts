import { type CapturedPacket, packetRecords } from '@networkml/packet-builder';
import { openCapture, writePcap, writePcapng } from '@networkml/pcap';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DeviceRow } from './feature-table.js';
import { featurize } from './featurize.js';
import { featuresCsv } from './output/csv.js';

/** The whole table as text: equal texts are equal tables. */
async function features(file: Uint8Array | Iterable<Uint8Array>, batchSize = 4096): Promise<string> {
  const capture = await openCapture(file, { batchSize });
  return featuresCsv(await featurize(capture.batches()), '');
}

/** The order of addresses is that of their first appearance, session by session. */
function withSortedAddresses(device: DeviceRow): DeviceRow {
  return { ...device, addresses: [...device.addresses].sort() };
}

function* pieces(file: Uint8Array, length: number): Generator<Uint8Array> {
  for (let at = 0; at < file.length; at += length) yield file.subarray(at, at + length);
}

function withPayload({ headerLength, bytes, ...packet }: CapturedPacket, fill: number): CapturedPacket {
  const changed = bytes.slice();
  changed.fill(fill, Math.min(headerLength, bytes.length));
  return { ...packet, headerLength, bytes: changed };
}

describe('laws of features', () => {
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
          return featurize(capture.batches(), { level, devices: 'canonical' });
        };
        const [whole, merged] = [await canonical('host'), await canonical('session')];
        expect(merged.columns).toEqual(whole.columns);
        expect(merged.devices.map(withSortedAddresses)).toEqual(whole.devices.map(withSortedAddresses));
      }),
    );
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

  test('no value is ever NaN or infinite, and flags are 0 or 1', async () => {
    await fc.assert(
      fc.asyncProperty(packetRecords, async (packets) => {
        const capture = await openCapture(writePcap(packets));
        const { schema, columns } = await featurize(capture.batches());
        for (const { name, unit, type } of schema.features) {
          for (const value of columns.get(name) ?? [Number.NaN]) {
            expect(Number.isFinite(value), name).toBe(true);
            if (type === 'integer') expect(Number.isInteger(value), name).toBe(true);
            if (unit === 'flag') expect([0, 1], name).toContain(value);
          }
        }
      }),
    );
  });
});
