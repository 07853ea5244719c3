import { gzipSync } from 'node:zlib';
import { type CapturedPacket, packetRecords } from '@networkml/packet-builder';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCapture } from '../test-support/read-capture.js';
import { CaptureError } from './capture-error.js';
import { LINK_TYPES } from './link/link-types.js';
import { writePcap } from './write/pcap.js';
import { writePcapng } from './write/pcapng.js';

const RUNS = { numRuns: 200 };
const PCAP_FILE_HEADER = 24;
const PCAP_RECORD_HEADER = 16;

function gzip(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(gzipSync(bytes, { level: 1 }));
}

const containers = { pcap: writePcap, pcapng: writePcapng } as const;
const container = fc.constantFrom(...Object.values(containers));
const compression = fc.constantFrom(gzip, (bytes: Uint8Array) => bytes);

/** A capture file of any format, with the packets in it. */
const captureFile = fc
  .tuple(packetRecords, container, compression, fc.boolean())
  .map(([packets, write, compress, littleEndian]) => ({
    file: compress(write(packets, { littleEndian })),
    packets,
  }));

/** A byte of a file, and what it becomes. */
const change = fc.tuple(fc.nat(), fc.nat(255));

function changed(file: Uint8Array, changes: readonly (readonly [at: number, byte: number])[]): Uint8Array {
  const copy = Uint8Array.from(file);
  for (const [at, byte] of changes) copy[at % copy.length] = byte;
  return copy;
}

/** Cuts a file in chunks of the given lengths, over and over. */
function cut(file: Uint8Array, lengths: readonly number[]): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  for (let at = 0; at < file.length; ) {
    const length = lengths[chunks.length % lengths.length];
    chunks.push(file.subarray(at, at + length));
    at += length;
  }
  return chunks;
}

/** The same packets with every payload byte turned over. */
function withOtherPayload(packets: readonly CapturedPacket[]): CapturedPacket[] {
  return packets.map((packet) => ({
    ...packet,
    bytes: packet.bytes.map((byte, i) => (i < packet.headerLength ? byte : byte ^ 0xff)),
  }));
}

/** The packets and the error, be it met when the capture is opened or later. */
async function reading(chunks: readonly Uint8Array[]): Promise<{ rows: string[]; error: string }> {
  try {
    const { rows, damage } = await readCapture(chunks);
    return { rows, error: String(damage) };
  } catch (error) {
    return { rows: [], error: String(error) };
  }
}

/** What reading gives, or the typed error that it ends with; any other error fails. */
async function outcome(bytes: Uint8Array): Promise<unknown> {
  try {
    const { rows, damage, capture } = await readCapture(bytes);
    const { read, decoded, skipped } = capture.statistics;
    const allSkipped = Object.values(skipped).reduce((sum, count) => sum + count, 0);
    expect(decoded + allSkipped).toBe(read);
    expect(rows).toHaveLength(read);
    expect(damage?.place.byteOffset ?? 0).toBeGreaterThanOrEqual(0);
    return damage?.code;
  } catch (error) {
    if (error instanceof CaptureError) return error.code;
    throw error;
  }
}

describe('laws of reading a capture', () => {
  test('headers only: no payload byte changes any column', async () => {
    await fc.assert(
      fc.asyncProperty(packetRecords, async (packets) => {
        const { rows } = await readCapture(writePcap(packets));
        expect((await readCapture(writePcap(withOtherPayload(packets)))).rows).toEqual(rows);
      }),
      RUNS,
    );
  });

  test('how a file is cut into chunks changes nothing, be it whole, cut off or damaged', async () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(
        captureFile,
        fc.array(change, { maxLength: 2 }),
        lengths,
        fc.nat(),
        async (...drawn) => {
          const [{ file }, changes, lengths, end] = drawn;
          const part = changed(file, changes).subarray(0, 8 + (end % file.length));
          expect(await reading(cut(part, lengths))).toEqual(await reading([part]));
        },
      ),
      { numRuns: 500 },
    );
  });

  test('the size of the batches changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(captureFile, fc.integer({ min: 1, max: 40 }), async ({ file }, batchSize) => {
        expect((await readCapture(file, { batchSize })).rows).toEqual((await readCapture(file)).rows);
      }),
      RUNS,
    );
  });

  test('pcap, pcapng and gzip of the same packets give the same', async () => {
    await fc.assert(
      fc.asyncProperty(packetRecords, async (packets) => {
        const expected = await readCapture(writePcap(packets));
        expect(expected.damage).toBeUndefined();
        const files = [
          writePcap(packets, { littleEndian: false }),
          writePcap(packets, { resolution: 'nanoseconds' }),
          writePcapng(packets),
          writePcapng(packets, { littleEndian: false }),
          gzip(writePcap(packets)),
          gzip(writePcapng(packets)),
        ];
        for (const file of files) {
          const { rows, damage } = await readCapture(file);
          expect(rows).toEqual(expected.rows);
          expect(damage).toBeUndefined();
        }
      }),
      RUNS,
    );
  });

  test('a pcap file cut at any byte gives its whole packets, and tells where it broke', async () => {
    await fc.assert(
      fc.asyncProperty(packetRecords, fc.nat(), async (packets, end) => {
        const file = writePcap(packets);
        const length = 4 + (end % (file.length - 3));
        const { rows, damage } = await readCapture(file.subarray(0, length));

        const ends = [PCAP_FILE_HEADER];
        for (const { bytes } of packets) ends.push(ends[ends.length - 1] + PCAP_RECORD_HEADER + bytes.length);
        const whole = ends.filter((end) => end <= length);
        expect(rows).toEqual((await readCapture(file)).rows.slice(0, Math.max(0, whole.length - 1)));
        if (whole.includes(length)) expect(damage).toBeUndefined();
        else {
          expect(damage).toMatchObject({
            code: 'truncated',
            place: { byteOffset: whole.at(-1) ?? 0, packetNumber: rows.length + 1 },
          });
        }
      }),
      RUNS,
    );
  });

  test('a pcapng file cut at any byte gives its whole packets, and tells where it broke', async () => {
    await fc.assert(
      fc.asyncProperty(packetRecords, fc.nat(), async (packets, end) => {
        const file = writePcapng(packets);
        const length = 4 + (end % (file.length - 3));
        const { rows, damage } = await readCapture(file.subarray(0, length));

        const view = new DataView(file.buffer);
        let broken = 0;
        let blocks = 0;
        while (broken < file.length && broken + view.getUint32(broken + 4, true) <= length) {
          broken += view.getUint32(broken + 4, true);
          blocks++;
        }
        // The section header and the interface description come before the packets.
        expect(rows).toEqual((await readCapture(file)).rows.slice(0, Math.max(0, blocks - 2)));
        if (broken === length) expect(damage).toBeUndefined();
        else expect(damage).toMatchObject({ code: 'truncated', place: { byteOffset: broken } });
      }),
      RUNS,
    );
  });

  test('any bytes give packets or a typed error, and every packet is accounted for', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        await outcome(bytes);
        await outcome(Uint8Array.of(0xd4, 0xc3, 0xb2, 0xa1, 2, 0, 4, 0, ...bytes));
        await outcome(
          Uint8Array.of(0x0a, 0x0d, 0x0d, 0x0a, 28, 0, 0, 0, 0x4d, 0x3c, 0x2b, 0x1a, 1, 0, ...bytes),
        );
        await outcome(Uint8Array.of(0x1f, 0x8b, 8, 0, ...bytes));
      }),
      { numRuns: 300 },
    );
  });

  test('a file with any bytes changed gives packets or a typed error', async () => {
    await fc.assert(
      fc.asyncProperty(
        captureFile,
        fc.array(change, { minLength: 1, maxLength: 8 }),
        async ({ file }, changes) => {
          await outcome(changed(file, changes));
        },
      ),
      { numRuns: 500 },
    );
  });

  test('any packet is dissected without error, whatever link type it has and protocols its bytes announce', async () => {
    const linkType = fc.constantFrom(...LINK_TYPES.keys());
    const announcing = fc.constantFrom(
      0x08,
      0x00,
      0x81,
      0x86,
      0xdd,
      0x45,
      0x60,
      0x06,
      0x11,
      0x01,
      0x2f,
      0x3a,
      0x04,
      0x29,
      0x2c,
      0x47,
      0x64,
      0x65,
      0x12,
      0xb5,
    );
    const bytes = fc.array(fc.oneof(announcing, fc.nat(255)), { maxLength: 120 });
    await fc.assert(
      fc.asyncProperty(fc.array(bytes, { maxLength: 20 }), linkType, async (frames, linkType) => {
        const packets = frames.map((frame) => ({
          seconds: 0,
          nanoseconds: 0,
          bytes: Uint8Array.from(frame),
        }));
        expect(await outcome(writePcap(packets, { linkType }))).toBeUndefined();
      }),
      { numRuns: 1000 },
    );
  });
});
