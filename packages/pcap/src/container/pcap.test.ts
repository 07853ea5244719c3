import { concatenate, PCAP_MAGIC, type PcapHeader, pcapHeader, pcapRecord } from '@networkml/packet-builder';
import { describe, expect, test } from 'vitest';
import { readContainer } from '../../test-support/read-container.js';
import { PcapReader } from './pcap.js';

const data = Uint8Array.of(1, 2, 3);

function read(...parts: readonly Uint8Array[]) {
  return readContainer(new PcapReader(), concatenate(...parts));
}

describe('a pcap file', () => {
  test.each([
    ['microseconds', true, 250_000_000],
    ['microseconds', false, 250_000_000],
    ['nanoseconds', true, 250_000],
    ['nanoseconds', false, 250_000],
  ] as const)('is read with %s, little-endian: %s', (unit, littleEndian, nanoseconds) => {
    const record = pcapRecord(data, {
      seconds: 4_000_000_000,
      fraction: 250_000,
      originalLength: 1500,
      littleEndian,
    });
    expect(read(pcapHeader({ magic: PCAP_MAGIC[unit], littleEndian }), record)).toEqual({
      packets: [{ bytes: [1, 2, 3], originalLength: 1500, linkType: 1, seconds: 4_000_000_000, nanoseconds }],
      damage: undefined,
      missing: undefined,
      consumed: 24 + 16 + 3,
    });
  });

  test('may hold no packet, or packets of no bytes', () => {
    expect(read(pcapHeader())).toMatchObject({ packets: [], missing: undefined });
    const empty = pcapRecord(new Uint8Array(0), { originalLength: 60 });
    expect(read(pcapHeader(), empty, empty).packets).toHaveLength(2);
  });

  test.each([0, 1, 3, 0x0200])('of version %i is refused at the version', (versionMajor) => {
    expect(read(pcapHeader({ versionMajor }), pcapRecord(data))).toMatchObject({
      packets: [],
      damage: { code: 'unsupported-version', byteOffset: 4, packetNumber: undefined },
    });
  });

  test('is read as Kuznetzov modified it, with eight more bytes in each record', () => {
    const extra = new Uint8Array(8).fill(0xff);
    for (const littleEndian of [true, false]) {
      const record = pcapRecord(data, { seconds: 5, littleEndian });
      const modified = concatenate(record.subarray(0, 16), extra, record.subarray(16));
      const header = pcapHeader({ magic: PCAP_MAGIC.modified, littleEndian });
      const { packets, missing, consumed } = read(header, modified, modified.subarray(0, 23));
      expect(packets).toMatchObject([{ bytes: [1, 2, 3], seconds: 5 }]);
      expect(missing).toEqual({ what: 'a packet record', needed: 24 });
      expect(consumed).toBe(24 + 27);
    }
  });

  test.each([
    [2, 60, 3],
    [3, 60, 3],
    [3, 3, 60],
    [4, 3, 60],
  ])('of version 2.%i has lengths of %i and %i in the order of that time', (versionMinor, first, second) => {
    const record = pcapRecord(data, { capturedLength: first, originalLength: second });
    expect(read(pcapHeader({ versionMinor }), record)).toMatchObject({
      packets: [{ bytes: [1, 2, 3], originalLength: 60 }],
      missing: undefined,
    });
  });

  test('has bits about frame check sequences above its link type', () => {
    const linkTypeOf = (header: PcapHeader) => read(pcapHeader(header), pcapRecord(data)).packets[0].linkType;
    expect(linkTypeOf({ linkType: 0xf400_0071 })).toBe(113);
    expect(linkTypeOf({ linkType: 0x1400_0001, littleEndian: true })).toBe(1);
  });

  test('may hold packets longer than its snapshot length says', () => {
    expect(read(pcapHeader({ snapLength: 2 }), pcapRecord(data)).packets).toMatchObject([
      { bytes: [1, 2, 3] },
    ]);
  });

  test('may hold packets with more bytes captured than there were on the wire', () => {
    expect(read(pcapHeader(), pcapRecord(data, { originalLength: 2 })).packets).toMatchObject([
      { bytes: [1, 2, 3], originalLength: 2 },
    ]);
  });

  test('holds packets of up to 262,144 bytes; a longer one is damage, told at its length', () => {
    const longest = new Uint8Array(262_144);
    expect(read(pcapHeader(), pcapRecord(longest)).packets).toHaveLength(1);
    for (const capturedLength of [262_145, 0x8000_0000, 0xffff_ffff]) {
      expect(read(pcapHeader(), pcapRecord(data), pcapRecord(data, { capturedLength }))).toMatchObject({
        packets: [{ bytes: [1, 2, 3] }],
        damage: { code: 'bad-length', byteOffset: 24 + 19 + 8, packetNumber: 2 },
      });
    }
  });

  test('carries a fraction of a second or more over to the seconds', () => {
    const micro = pcapRecord(data, { seconds: 10, fraction: 2_500_000 });
    expect(read(pcapHeader(), micro).packets).toMatchObject([{ seconds: 12, nanoseconds: 500_000_000 }]);
    const nano = pcapRecord(data, { seconds: 10, fraction: 0xffff_ffff });
    expect(read(pcapHeader({ magic: PCAP_MAGIC.nanoseconds }), nano).packets).toMatchObject([
      { seconds: 14, nanoseconds: 294_967_295 },
    ]);
    const most = pcapRecord(data, { seconds: 10, fraction: 0xffff_ffff });
    expect(read(pcapHeader(), most).packets).toMatchObject([
      { seconds: 10 + 4294, nanoseconds: 967_295_000 },
    ]);
  });

  test('cut off within its header misses the rest of the header', () => {
    expect(read(pcapHeader().subarray(0, 23))).toMatchObject({
      packets: [],
      missing: { what: 'the pcap file header', needed: 24 },
      consumed: 0,
    });
  });

  test('cut off within a record misses the rest of the record, and gives what precedes it', () => {
    const records = [pcapRecord(data), pcapRecord(data)];
    const whole = concatenate(pcapHeader(), ...records);
    for (let length = 24 + 19 + 1; length < whole.length; length++) {
      const inHeader = length < 24 + 19 + 16;
      expect(read(whole.subarray(0, length))).toEqual({
        packets: [{ bytes: [1, 2, 3], originalLength: 3, linkType: 1, seconds: 0, nanoseconds: 0 }],
        damage: undefined,
        missing: { what: 'a packet record', needed: inHeader ? 16 : 19 },
        consumed: 24 + 19,
      });
    }
  });
});
