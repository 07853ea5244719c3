import { gzipSync } from 'node:zlib';
import {
  concatenate,
  ETHER_TYPE,
  enhancedPacket,
  ethernet,
  IP_PROTOCOL,
  interfaceDescription,
  ipv4,
  pcapHeader,
  pcapRecord,
  sectionHeader,
  simplePacket,
  udp,
} from '@networkml/packet-builder';
import { describe, expect, test } from 'vitest';
import { LZ4_MAGIC, lz4Frame, storedBlock } from '../test-support/lz4-frames.js';
import { readCapture, rowsOf } from '../test-support/read-capture.js';
import { rawBlock, ZSTD_MAGIC, zstdFrame } from '../test-support/zstd-frames.js';
import type { PacketBatch } from './batch/packet-batch.js';
import { CaptureError } from './capture-error.js';
import { InvalidArgumentError } from './invalid-argument-error.js';
import { openCapture } from './open-capture.js';
import type { PacketRecord } from './write/packet-record.js';
import { writePcap } from './write/pcap.js';
import { writePcapng } from './write/pcapng.js';

const frame = ethernet(
  '02:00:00:00:00:01',
  '02:00:00:00:00:02',
  ETHER_TYPE.ipv4,
  ipv4('10.0.0.1', '10.0.0.2', IP_PROTOCOL.udp, udp(53, 1024)),
);
const packets: PacketRecord[] = Array.from({ length: 10 }, (_, i) => ({
  seconds: 1_600_000_000 + i,
  nanoseconds: 123_456_000,
  bytes: frame.subarray(0, frame.length - i),
  originalLength: frame.length,
}));
const pcap = writePcap(packets);
const RECORD_LENGTH = 16 + frame.length;

function gzip(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(gzipSync(bytes));
}

function zstd(bytes: Uint8Array): Uint8Array {
  return zstdFrame([rawBlock(bytes)]);
}

function lz4(bytes: Uint8Array): Uint8Array {
  return lz4Frame([storedBlock(bytes)]);
}

/** The error that opening a source ends with. */
async function openingError(source: Uint8Array, path?: string): Promise<CaptureError> {
  const error: unknown = await openCapture(source, path === undefined ? {} : { path }).catch(
    (thrown) => thrown,
  );
  if (error instanceof CaptureError) return error;
  throw new Error(`expected a CaptureError, got ${String(error)}`);
}

describe('a capture', () => {
  test.each([
    ['pcap', 'none', pcap],
    ['pcapng', 'none', writePcapng(packets)],
    ['pcap', 'gzip', gzip(pcap)],
    ['pcapng', 'gzip', gzip(writePcapng(packets))],
    ['pcap', 'zstd', zstd(pcap)],
    ['pcapng', 'zstd', zstd(writePcapng(packets))],
    ['pcap', 'lz4', lz4(pcap)],
    ['pcapng', 'lz4', lz4(writePcapng(packets))],
  ] as const)('is told by content to be %s with compression %s', async (format, compression, file) => {
    const { capture, rows } = await readCapture(file);
    expect({ format: capture.format, compression: capture.compression }).toEqual({ format, compression });
    expect(rows).toEqual((await readCapture(pcap)).rows);
  });

  test('gives batches of at most batchSize packets, numbered from 0', async () => {
    const capture = await openCapture(pcap, { batchSize: 4 });
    const batches: { firstPacket: number; length: number }[] = [];
    for await (const { firstPacket, length } of capture.batches()) batches.push({ firstPacket, length });
    expect(batches).toEqual([
      { firstPacket: 0, length: 4 },
      { firstPacket: 4, length: 4 },
      { firstPacket: 8, length: 2 },
    ]);
  });

  test('gives no empty batch: neither for no packet nor after the last full one', async () => {
    for (const [file, batchSize, count] of [
      [writePcap([]), 4, 0],
      [pcap, 5, 2],
      [pcap, 10, 1],
    ] as const) {
      const capture = await openCapture(file, { batchSize });
      const lengths: number[] = [];
      for await (const batch of capture.batches()) lengths.push(batch.length);
      expect(lengths).toHaveLength(count);
      expect(lengths).not.toContain(0);
    }
  });

  test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])(
    'refuses a batchSize of %d',
    async (batchSize) => {
      await expect(openCapture(pcap, { batchSize })).rejects.toThrow(
        new InvalidArgumentError('bad-option', 'batchSize', batchSize, 'a whole number of at least 1'),
      );
    },
  );

  test('can be read once, even if it was not read to its end', async () => {
    const capture = await openCapture(pcap, { batchSize: 1 });
    for await (const _ of capture.batches()) break;
    await expect(capture.batches().next()).rejects.toThrow('can be read once');
  });

  test('lends its batches: reading on overwrites one, unless it was copied', async () => {
    const capture = await openCapture(pcap, { batchSize: 5 });
    const borrowed: PacketBatch[] = [];
    const copies: PacketBatch[] = [];
    const rows: string[] = [];
    for await (const batch of capture.batches()) {
      borrowed.push(batch);
      copies.push(batch.copy());
      rows.push(...rowsOf(batch));
    }
    expect(borrowed[0]).toBe(borrowed[1]);
    expect(copies.flatMap(rowsOf)).toEqual(rows);
    expect(copies.map(({ capacity }) => capacity)).toEqual([5, 5]);
  });

  test('accounts for every packet, by reason and by link type', async () => {
    const { capture } = await readCapture(
      concatenate(
        sectionHeader(),
        interfaceDescription(),
        interfaceDescription({ linkType: 147 }),
        enhancedPacket(frame, { timestamp: 2_250_000n }),
        enhancedPacket(frame, { timestamp: 1_000_000n, interfaceId: 1 }),
        enhancedPacket(frame.subarray(0, 13), { timestamp: 3_000_000n }),
        simplePacket(frame),
      ),
    );
    expect(capture.statistics).toMatchObject({
      read: 4,
      decoded: 2,
      skipped: { 'unsupported-link-type': 1, 'truncated-link-header': 1 },
      firstTime: 1,
      lastTime: 3,
      duration: 2,
    });
    expect([...capture.statistics.linkTypes]).toEqual([
      [1, 3],
      [147, 1],
    ]);
  });

  test('measures time deltas between packets with a time, negative where time goes back', async () => {
    const { rows } = await readCapture(
      concatenate(
        sectionHeader(),
        interfaceDescription({ timestampResolution: 9 }),
        enhancedPacket(frame, { timestamp: 5_000_000_001n }),
        simplePacket(frame),
        enhancedPacket(frame, { timestamp: 3_000_000_002n }),
        enhancedPacket(frame, { timestamp: 4_000_000_001n }),
      ),
    );
    const times = rows.map((row) => row.split(',').slice(5, 7));
    expect(times).toEqual([
      ['5.000000001', '0.000000000'],
      ['', ''],
      ['3.000000002', '-1.999999999'],
      ['4.000000001', '0.999999999'],
    ]);
  });
});

describe('a damaged capture', () => {
  const cutOff = pcap.subarray(0, 24 + RECORD_LENGTH + 30);
  const message = 'cut off inside a packet record (needed 57 bytes, found 30) at byte 82, packet 2';

  test('ends, lax, with what precedes the damage, and tells the place', async () => {
    const { rows, damage } = await readCapture(cutOff);
    expect(rows).toHaveLength(1);
    expect(damage).toBeInstanceOf(CaptureError);
    expect(damage).toMatchObject({
      code: 'truncated',
      message,
      problem: 'cut off inside a packet record',
      place: { byteOffset: 82, packetNumber: 2, needed: 57, available: 30, decompressed: false },
    });
  });

  test('throws, strict, the same after all that precedes the damage', async () => {
    const capture = await openCapture(cutOff, { strict: true, path: 'x.pcap' });
    const rows: string[] = [];
    const reading = async () => {
      for await (const batch of capture.batches()) rows.push(...rowsOf(batch));
    };
    await expect(reading()).rejects.toThrow(`x.pcap: ${message}`);
    expect(rows).toHaveLength(1);
    expect(capture.damage).toMatchObject({ code: 'truncated' });
  });

  test('has no damage as long as it is whole, lax or strict', async () => {
    expect((await readCapture(pcap)).damage).toBeUndefined();
    expect((await readCapture(pcap, { strict: true })).damage).toBeUndefined();
  });

  test('counts decompressed bytes where the damage lies within the capture', async () => {
    const { damage } = await readCapture(gzip(cutOff));
    expect(damage?.message).toBe(message.replace('byte 82', 'decompressed byte 82'));
    const version3 = await readCapture(gzip(pcapHeader({ versionMajor: 3 })));
    expect(version3.damage?.message).toBe(
      'pcap version 3 is not supported, only version 2 at decompressed byte 4',
    );
  });

  test('counts compressed bytes where the damage lies in the compression', async () => {
    const packed = gzip(pcap);
    const { rows, damage } = await readCapture(packed.subarray(0, packed.length - 3));
    expect(rows).toHaveLength(10);
    expect(damage).toMatchObject({
      code: 'truncated',
      message: `the gzip data is cut off at byte ${packed.length - 3}`,
    });
  });

  test('writes large numbers of its place with separators', async () => {
    const many = concatenate(
      pcapHeader(),
      ...Array.from({ length: 1200 }, () => pcapRecord(frame)),
      Uint8Array.of(0),
    );
    const { damage } = await readCapture(many, { path: 'big.pcap' });
    expect(damage?.message).toBe(
      'big.pcap: cut off inside a packet record (needed 16 bytes, found 1) at byte 69,624, packet 1,201',
    );
  });
});

describe('opening what is no capture', () => {
  const text = new TextEncoder().encode('this is no capture');
  const notACapture = 'not a capture: neither pcap nor pcapng, plain or compressed';

  test.each([
    ['no bytes', new Uint8Array(0), 'empty', 'empty, expected a capture at byte 0'],
    [
      'gzip of no bytes',
      gzip(new Uint8Array(0)),
      'empty',
      'empty, expected a capture at decompressed byte 0',
    ],
    ['text', text, 'unknown-format', `${notACapture} at byte 0`],
    ['gzip of text', gzip(text), 'unknown-format', `${notACapture} at decompressed byte 0`],
    ['three bytes of a magic number', pcap.subarray(0, 3), 'unknown-format', `${notACapture} at byte 0`],
    ['gzip of gzip', gzip(gzip(pcap)), 'unknown-format', `${notACapture} at decompressed byte 0`],
    ['gzip of zstd', gzip(zstd(pcap)), 'unknown-format', `${notACapture} at decompressed byte 0`],
    ['zstd of lz4', zstd(lz4(pcap)), 'unknown-format', `${notACapture} at decompressed byte 0`],
    ['zstd of zstd', zstd(zstd(pcap)), 'unknown-format', `${notACapture} at decompressed byte 0`],
    ['lz4 of gzip', lz4(gzip(pcap)), 'unknown-format', `${notACapture} at decompressed byte 0`],
    ['lz4 of lz4', lz4(lz4(pcap)), 'unknown-format', `${notACapture} at decompressed byte 0`],
    ['a gzip header only', gzip(pcap).subarray(0, 10), 'truncated', 'the gzip data is cut off at byte 10'],
    [
      'a gzip magic number only',
      Uint8Array.of(0x1f, 0x8b),
      'truncated',
      'the gzip data is cut off at byte 2',
    ],
    ['a zstd magic number only', ZSTD_MAGIC, 'truncated', 'the zstd data is cut off at byte 4'],
    ['an lz4 magic number only', LZ4_MAGIC, 'truncated', 'the lz4 data is cut off at byte 4'],
  ])('%s fails with its reason', async (_, source, code, message) => {
    expect(await openingError(source)).toMatchObject({ code, message });
  });

  test('names the capture if it has a name', async () => {
    expect((await openingError(text, 'notes.txt')).message).toBe(`notes.txt: ${notACapture} at byte 0`);
  });

  test('a pcap file header cut off opens, and is found damaged', async () => {
    const { damage } = await readCapture(pcap.subarray(0, 20));
    expect(damage).toMatchObject({ code: 'truncated', problem: 'cut off inside the pcap file header' });
  });
});
