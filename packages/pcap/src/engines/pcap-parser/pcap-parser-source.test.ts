import { gzipSync } from 'node:zlib';
import { concatenate, PCAP_MAGIC, type PcapHeader, pcapHeader, pcapRecord } from '@networkml/packet-builder';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CaptureReading, readCapture, readToEnd } from '../../../test-support/read-capture.js';
import type { CaptureSource } from '../../bytes/capture-source.js';
import { CaptureError } from '../../capture-error.js';
import { writePcapng } from '../../write/pcapng.js';
import { ENGINES } from '../engines.js';

const { open } = ENGINES['pcap-parser'];

const frame = Uint8Array.from({ length: 60 }, (_, i) => i);

function file(header: PcapHeader = {}, count = 10): Uint8Array {
  const { littleEndian = true } = header;
  const records = Array.from({ length: count }, (_, i) =>
    pcapRecord(frame.subarray(0, 60 - (i % 3)), {
      seconds: i,
      fraction: 999_999,
      originalLength: 60,
      littleEndian,
    }),
  );
  return concatenate(pcapHeader(header), ...records);
}

async function readWithPcapParser(source: CaptureSource, batchSize = 4096): Promise<CaptureReading> {
  return readToEnd(await open(source, { batchSize }));
}

async function openingError(source: CaptureSource): Promise<CaptureError> {
  const error: unknown = await open(source, { path: 'x.pcap' }).catch((thrown) => thrown);
  if (error instanceof CaptureError) return error;
  throw new Error(`expected a CaptureError, got ${String(error)}`);
}

/** Both engines' errors, which shall be the same. */
async function damages(source: Uint8Array) {
  return {
    native: (await readCapture(source)).damage,
    pcapParser: (await readWithPcapParser(source)).damage,
  };
}

const warnings: Error[] = [];
const keepWarning = (warning: Error) => warnings.push(warning);
beforeAll(() => {
  process.on('warning', keepWarning);
});
afterAll(() => {
  process.off('warning', keepWarning);
});

describe('the engine pcap-parser', () => {
  test.each([
    ['little-endian', {}],
    ['big-endian', { littleEndian: false }],
    ['with bits about frame check sequences', { linkType: 0x5400_0001 }],
    ['of a link type that is not dissected', { linkType: 147 }],
    ['of a later minor version', { versionMinor: 9 }],
  ] as const)('gives what the native engine gives of a file %s', async (_, header) => {
    const { rows, capture } = await readWithPcapParser(file(header));
    expect(rows).toEqual((await readCapture(file(header))).rows);
    expect(rows).toHaveLength(10);
    expect(capture).toMatchObject({ format: 'pcap', compression: 'none', damage: undefined });
  });

  test('reads compressed files, in chunks of whatever length, into batches of whatever size', async () => {
    const { rows } = await readCapture(file({}, 5000));
    const packed = Uint8Array.from(gzipSync(file({}, 5000)));
    const { rows: unpacked, capture } = await readWithPcapParser(packed, 7);
    expect(unpacked).toEqual(rows);
    expect(capture.compression).toBe('gzip');
    const single = Array.from(file({}, 20), (byte) => Uint8Array.of(byte));
    expect((await readWithPcapParser(single, 3)).rows).toEqual(rows.slice(0, 20));
  });

  test('counts a fraction of a second or more as seconds', async () => {
    const odd = concatenate(pcapHeader(), pcapRecord(frame, { seconds: 1, fraction: 0xffff_ffff }));
    const { rows } = await readWithPcapParser(odd);
    expect(rows).toEqual((await readCapture(odd)).rows);
    expect(rows[0]).toContain('4295.967295000');
  });

  test('tells where a file is cut off as the native engine does', async () => {
    const whole = file({}, 2);
    for (let length = 4; length <= whole.length; length++) {
      const { native, pcapParser } = await damages(whole.subarray(0, length));
      expect(pcapParser, `cut at ${length}`).toEqual(native);
    }
  });

  test('tells where the compression is damaged as the native engine does', async () => {
    const packed = Uint8Array.from(gzipSync(file({}, 5000)));
    for (const length of [packed.length >> 1, packed.length - 9, packed.length - 1]) {
      const { native, pcapParser } = await damages(packed.subarray(0, length));
      expect(native).toBeDefined();
      expect(pcapParser).toEqual(native);
    }
  });

  test('ends at a record that claims more bytes than any packet has, though pcap-parser would wait for them', async () => {
    const bad = concatenate(
      file({}, 3),
      pcapRecord(new Uint8Array(0), { capturedLength: 262_145 }),
      new Uint8Array(3_000_000),
    );
    const { native, pcapParser } = await damages(bad);
    expect(pcapParser).toMatchObject({ code: 'bad-length', place: { packetNumber: 4 } });
    expect(pcapParser).toEqual(native);
    expect((await readWithPcapParser(bad)).rows).toHaveLength(3);
  });

  test('reads the largest record that may be', async () => {
    const large = concatenate(pcapHeader(), pcapRecord(new Uint8Array(262_144)), pcapRecord(frame));
    expect((await readWithPcapParser(large)).rows).toEqual((await readCapture(large)).rows);
  });

  test.each([
    ['nanoseconds', file({ magic: PCAP_MAGIC.nanoseconds }), 'unknown magic number: 4d3cb2a1'],
    ['modified records', file({ magic: PCAP_MAGIC.modified }), 'unknown magic number: 34cdb2a1'],
    ['pcapng', writePcapng([]), 'unknown magic number: 0a0d0d0a'],
  ])('opens no file with %s', async (_, source, reason) => {
    expect(await openingError(source)).toMatchObject({
      code: 'unknown-format',
      message: `x.pcap: not a capture that pcap-parser reads: only pcap with microseconds (${reason}) at byte 0`,
    });
  });

  test.each([
    [3, 4],
    [3, 0],
    [1, 9],
    [2, 3],
    [2, 0],
  ])(
    'opens no file of version %i.%i, whatever pcap-parser makes of it',
    async (versionMajor, versionMinor) => {
      const error = await openingError(file({ versionMajor, versionMinor }));
      expect(error).toMatchObject({ code: 'unsupported-version', place: { byteOffset: 4 } });
      expect(error.problem).toContain(`version ${versionMajor}.${versionMinor}`);
    },
  );

  test('lets go of its source, wherever it stops', async () => {
    for (const bytes of [file(), file({ versionMajor: 3 }), file().subarray(0, 100)]) {
      let closed = false;
      async function* source() {
        try {
          yield bytes;
          yield frame;
        } finally {
          closed = true;
        }
      }
      await open(source(), { batchSize: 1 }).then(
        async (capture) => {
          for await (const _ of capture.batches()) break;
        },
        () => {},
      );
      expect(closed).toBe(true);
    }
  });

  test('warns of nothing, though pcap-parser uses what Node deprecates', () => {
    expect(warnings).toEqual([]);
  });
});
