import {
  concatenate,
  enhancedPacket,
  interfaceDescription,
  obsoletePacket,
  PCAPNG_BLOCK,
  pcapngBlock,
  pcapngOption,
  sectionHeader,
  simplePacket,
} from '@networkml/packet-builder';
import { describe, expect, test } from 'vitest';
import { readContainer } from '../../test-support/read-container.js';
import { PcapngReader } from './pcapng.js';

const data = Uint8Array.of(1, 2, 3);
const ETHERNET = 1;
const LINUX_SLL = 113;

function read(...blocks: readonly Uint8Array[]) {
  return readContainer(new PcapngReader(), concatenate(...blocks));
}

/** Length of these blocks: the offset of what follows them. */
function lengthOf(...blocks: readonly Uint8Array[]): number {
  return concatenate(...blocks).length;
}

describe('a pcapng file', () => {
  test.each([true, false])('is read in either byte order, little-endian: %s', (littleEndian) => {
    const blocks = [
      sectionHeader({ littleEndian }),
      interfaceDescription({}, littleEndian),
      enhancedPacket(data, { timestamp: 1_600_000_000_250_000n, originalLength: 1500, littleEndian }),
    ];
    expect(read(...blocks)).toEqual({
      packets: [
        {
          bytes: [1, 2, 3],
          originalLength: 1500,
          linkType: ETHERNET,
          seconds: 1_600_000_000,
          nanoseconds: 250_000_000,
        },
      ],
      damage: undefined,
      missing: undefined,
      consumed: lengthOf(...blocks),
    });
  });

  test('of version 1.2 is read like one of version 1.0', () => {
    const { packets } = read(
      sectionHeader({ versionMinor: 2 }),
      interfaceDescription(),
      enhancedPacket(data),
    );
    expect(packets).toHaveLength(1);
  });

  test('may have sections of different byte orders, each with interfaces of its own', () => {
    const { packets, damage } = read(
      sectionHeader(),
      interfaceDescription({ linkType: LINUX_SLL }),
      enhancedPacket(data),
      sectionHeader({ littleEndian: false }),
      interfaceDescription({ linkType: ETHERNET }, false),
      enhancedPacket(data, { timestamp: 5_000_000n, littleEndian: false }),
      sectionHeader(),
      enhancedPacket(data),
    );
    expect(packets).toMatchObject([{ linkType: LINUX_SLL }, { linkType: ETHERNET, seconds: 5 }]);
    expect(damage).toMatchObject({ code: 'unknown-interface', packetNumber: 3 });
  });

  test('may have interfaces of different link types, resolutions and offsets', () => {
    const { packets } = read(
      sectionHeader(),
      interfaceDescription({ timestampResolution: 9 }),
      interfaceDescription({ linkType: LINUX_SLL, timestampResolution: 0x80 | 1, timestampOffset: 1_000n }),
      enhancedPacket(data, { interfaceId: 1, timestamp: 3n }),
      interfaceDescription({ linkType: 147, timestampResolution: 3, timestampOffset: -2n }),
      enhancedPacket(data, { interfaceId: 0, timestamp: 3n }),
      enhancedPacket(data, { interfaceId: 2, timestamp: 1_500n }),
    );
    expect(packets).toMatchObject([
      { linkType: LINUX_SLL, seconds: 1_001, nanoseconds: 500_000_000 },
      { linkType: ETHERNET, seconds: 0, nanoseconds: 3 },
      { linkType: 147, seconds: -1, nanoseconds: 500_000_000 },
    ]);
  });

  test('may have options of a wrong length, which do not count', () => {
    const body = concatenate(
      new Uint8Array(8),
      pcapngOption(9, Uint8Array.of(9, 9)),
      pcapngOption(14, Uint8Array.of(1, 0, 0, 0)),
    );
    const description = pcapngBlock(PCAPNG_BLOCK.interfaceDescription, body);
    const { packets } = read(sectionHeader(), description, enhancedPacket(data, { timestamp: 1_500_000n }));
    expect(packets).toMatchObject([{ seconds: 1, nanoseconds: 500_000_000 }]);
  });

  test('has simple packets of its first interface, without time', () => {
    const { packets } = read(
      sectionHeader(),
      interfaceDescription({ linkType: LINUX_SLL }),
      interfaceDescription(),
      simplePacket(data),
    );
    expect(packets).toEqual([
      { bytes: [1, 2, 3], originalLength: 3, linkType: LINUX_SLL, seconds: Number.NaN, nanoseconds: 0 },
    ]);
  });

  test('has simple packets cut by the snapshot length, or by the block if there is none', () => {
    const cut = (snapLength: number, originalLength: number) =>
      read(sectionHeader(), interfaceDescription({ snapLength }), simplePacket(data, originalLength))
        .packets[0];
    expect(cut(2, 1500)).toMatchObject({ bytes: [1, 2], originalLength: 1500 });
    expect(cut(0, 3)).toMatchObject({ bytes: [1, 2, 3] });
    // The block has room for a fourth byte, padding as far as can be told.
    expect(cut(0, 1500)).toMatchObject({ bytes: [1, 2, 3, 0], originalLength: 1500 });
    expect(cut(65_535, 2)).toMatchObject({ bytes: [1, 2], originalLength: 2 });
  });

  test('has obsolete packets, whose interface is a 16-bit number', () => {
    const { packets } = read(
      sectionHeader(),
      interfaceDescription(),
      interfaceDescription({ linkType: LINUX_SLL }),
      obsoletePacket(data, { interfaceId: 1, timestamp: 1_500_000n, originalLength: 60 }),
    );
    expect(packets).toEqual([
      { bytes: [1, 2, 3], originalLength: 60, linkType: LINUX_SLL, seconds: 1, nanoseconds: 500_000_000 },
    ]);
  });

  test('may have blocks of other types anywhere, which are passed over', () => {
    const others = [
      PCAPNG_BLOCK.nameResolution,
      PCAPNG_BLOCK.interfaceStatistics,
      PCAPNG_BLOCK.custom,
      0x7fff_ffff,
    ];
    const between = others.flatMap((type) => [
      pcapngBlock(type, new Uint8Array(0)),
      pcapngBlock(type, new Uint8Array(9)),
    ]);
    const { packets, damage } = read(
      sectionHeader(),
      ...between,
      interfaceDescription(),
      ...between,
      enhancedPacket(data),
      ...between,
    );
    expect({ packets: packets.length, damage }).toEqual({ packets: 1, damage: undefined });
  });

  test('may have options behind a packet', () => {
    const body = concatenate(
      enhancedPacket(data).subarray(8, 8 + 20 + 4),
      pcapngOption(1, new TextEncoder().encode('a comment')),
    );
    const { packets } = read(
      sectionHeader(),
      interfaceDescription(),
      pcapngBlock(PCAPNG_BLOCK.enhancedPacket, body),
    );
    expect(packets).toMatchObject([{ bytes: [1, 2, 3] }]);
  });
});

describe('damage of a pcapng file is told with its place:', () => {
  const start = [sectionHeader(), interfaceDescription(), enhancedPacket(data)];
  const at = lengthOf(...start);

  test('a section header without its byte-order magic', () => {
    expect(read(...start, sectionHeader({ byteOrderMagic: 0x1a2b3c4e })).damage).toEqual({
      code: 'unknown-format',
      byteOffset: at + 8,
      packetNumber: 2,
    });
  });

  test.each([
    [0, 1],
    [1, 1],
    [1, 3],
    [2, 0],
  ])('version %i.%i', (versionMajor, versionMinor) => {
    for (const littleEndian of [true, false]) {
      expect(read(sectionHeader({ littleEndian, versionMajor, versionMinor })).damage).toEqual({
        code: 'unsupported-version',
        byteOffset: 12,
        packetNumber: 1,
      });
    }
  });

  test.each([0, 11, 13, 34, 16 * 1024 * 1024 + 4, 0xffff_fffc])('a block of %i bytes', (length) => {
    const block = pcapngBlock(PCAPNG_BLOCK.custom, new Uint8Array(20));
    new DataView(block.buffer).setUint32(4, length, true);
    expect(read(...start, block).damage).toEqual({ code: 'bad-length', byteOffset: at + 4, packetNumber: 2 });
  });

  test('a trailing length unlike the leading one', () => {
    const block = pcapngBlock(PCAPNG_BLOCK.custom, new Uint8Array(20), true, 36);
    expect(read(...start, block).damage).toEqual({
      code: 'bad-length',
      byteOffset: at + 28,
      packetNumber: 2,
    });
  });

  test('a packet of an interface that is not described', () => {
    for (const block of [
      enhancedPacket(data, { interfaceId: 1 }),
      enhancedPacket(data, { interfaceId: 0xffff_ffff }),
      obsoletePacket(data, { interfaceId: 0xffff }),
    ]) {
      expect(read(...start, block).damage).toEqual({
        code: 'unknown-interface',
        byteOffset: at + 8,
        packetNumber: 2,
      });
    }
    expect(read(sectionHeader(), simplePacket(data)).damage).toMatchObject({ code: 'unknown-interface' });
  });

  test.each([
    ['a section header', PCAPNG_BLOCK.sectionHeader, 12],
    ['an interface description', PCAPNG_BLOCK.interfaceDescription, 4],
    ['an enhanced packet', PCAPNG_BLOCK.enhancedPacket, 16],
    ['an obsolete packet', PCAPNG_BLOCK.obsoletePacket, 16],
    ['a simple packet', PCAPNG_BLOCK.simplePacket, 0],
  ])('%s too short for its fields', (_, type, bodyLength) => {
    const body = new Uint8Array(bodyLength);
    if (type === PCAPNG_BLOCK.sectionHeader) body.set(sectionHeader().subarray(8, 8 + bodyLength));
    expect(read(...start, pcapngBlock(type, body)).damage).toEqual({
      code: 'bad-length',
      byteOffset: at + 4,
      packetNumber: 2,
    });
  });

  test('more captured bytes than the block has', () => {
    for (const capturedLength of [5, 0x8000_0000, 0xffff_ffff]) {
      const blocks = [enhancedPacket(data, { capturedLength }), obsoletePacket(data, { capturedLength })];
      for (const block of blocks) {
        expect(read(...start, block)).toMatchObject({
          packets: [{ bytes: [1, 2, 3] }],
          damage: { code: 'bad-length', byteOffset: at + 20, packetNumber: 2 },
        });
      }
    }
  });

  test('more captured bytes than any packet has', () => {
    const huge = new Uint8Array(262_145);
    expect(read(...start, enhancedPacket(huge)).damage).toMatchObject({
      code: 'bad-length',
      byteOffset: at + 20,
    });
    expect(read(...start, simplePacket(huge)).damage).toMatchObject({
      code: 'bad-length',
      byteOffset: at + 8,
    });
  });

  test('a block that is cut off', () => {
    const whole = concatenate(...start, enhancedPacket(data));
    for (let length = at + 1; length < whole.length; length++) {
      expect(read(whole.subarray(0, length))).toMatchObject({
        packets: [{ bytes: [1, 2, 3] }],
        damage: undefined,
        missing: { what: 'a block', needed: length < at + 12 ? 12 : 36 },
        consumed: at,
      });
    }
  });
});
