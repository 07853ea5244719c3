import { concatenate } from '@networkml/packet-builder';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { skippableFrame } from '../../../test-support/compressed-frames.js';
import { lettersBetweenRuns, syslogCapture } from '../../../test-support/compressible.js';
import { fromBase64, measure, unpack } from '../../../test-support/unpack.js';
import {
  compressedBlock,
  rawBlock,
  runBlock,
  ZSTD_MAGIC,
  zstdBlocks,
  zstdFrame,
} from '../../../test-support/zstd-frames.js';
import { isZstd, unzstd } from './zstd.js';

/** What `zstd -19 --target-compressed-block-size=200` makes of `syslogCapture`: blocks that use tables of the first. */
const SYSLOG = fromBase64(`
KLUv/WRvBWwGABKIIyxAWQfDMCydMwhl4VSXi8WU8sLQAikl8l/BdV0sk72llFtua+vN1aGUUnO3FKFPf890941tbw
6G94pXuZdt1cLsC2t31pvR6BMsB6C328W73IvDusW51+42y+EwX/HN97owRdbazXw6i7pW/vmng/Qf8f+4/P97/jVv
AKSf/ps+YWumUA7AC17wqTHJhAYSqHFccAVTUMjObqBGRAKc8kJKFMYhUQkQGZEQL//TOhA9++URZGWzt8mHsAog5U
u0YM8M5Zk0YMtjBGk8BgBDCBnpEXnQLqt75lzN7ud0ekBpaWjXrNncYhxPrzlrRKJnOCMFPou9Ncz7VgeLICbk3lV3
bXenVPpAVDloW517LvfCnHdCAkIUcBfTbrMadlfWzSyHRPp0Ugyw+PZindmdM7uqgkwoPPzJzF0Wb3pdR650X1OPsN
RB00zrj7Jb8mpfwcaiHqbUowrWz/dUU/15XcNqjDEexh0GAaATa8vftSqtj93notVv5PRQQzIVxsHk+2iOkQFtYVcq
czdKRelYWIVkG80hLQUA44URuuOb73XhtnPN5qwJj5E1tmZZyQUEegEQx+g5r+3u2aAaLtbebrUgbCr4ul3O+x6U1I
Sa8W1V62E1rzx3wSswgqub1bnNAS/8LpCI29oXYTGPnxgypqTkC57nEeRk7tV/VTdMj1qnspPR8jt8jqofzaTJElwv
cYUUaiiyRcCrUNMFWgyrj5WbyqPptzggNkBIAa1eM+drMVM/m55NQBe6dcwTFKEMkg==
`);

/** What `zstd -19` makes of `lettersBetweenRuns`: literals in four streams, predefined tables and ones of one symbol. */
const LETTERS = fromBase64(`
KLUv/aQg5QQAHAgARpk7FaCnOWD2dxMRIUmSSJkS////v/Dt/zQANQAzAIBjMZRomPlAwgjVMl6MHn3R89RAQ2ySTF
kG89fdrES1vfnG7+UzS/F9L5qhDJlY4cuKEEUBc0rRqxBhGjxD8JBMo8X59V+pIiRlbWmYP2xyd/kqoh6nlMfZ5nTG
C9tCGZU0UNUrrQrG4YJEbK9cKkc2oZHkjhq10b3//fw6RmlsfS8Lcmq0pLx1MhA2LUjSxdkIbuFTN2I6zR/NEQNikK
KrThIOhj0n2eLMD5FUNApm+PY8FZEIVJWlaNUbZMyy5hNnVkxefWVF1FTqbLVUSIZPGgRQGQAla+JLHo5e8nD0koej
B5QGAPbSLhWgJ23Wb39rhDQRWtm9E////69qrhgoACcAKABtHoMdYf2ktns3twkymMQghRiExRcmlSFj5DDqRsJrYX
oz1Q6iq4MCNaM7RWTQJ3HWZ0r/nveSDVY2YRsvP1GYowHItF78Ci+yEmIapQ8F5DeudvsNlvVuV6QkKuDiukLY6lxj
pOqQYqykMKvPRLwLqoJh6eAoDYIT91pdsIhgpdMjnLShIidxyLLshRTjUMpZHUTXlDeZkMkqNXVXvgYEACXwBPYoeT
hAPyUPx9WjUd5BEJ0CAFJGERDA66AZ112yNSmTTPz///Q9gIxbLWrB0Id45BLuovW313U5Xr6jFxZMTfbqSOYonD/N
Sdt7gQT9S7kPTLcVQqT6nRyu4QIAJQ/H1SMP2UEQUi5sWw==
`);

const text = (characters: string) => new TextEncoder().encode(characters);

describe('zstd data', () => {
  test('is told by its first four bytes, also those that pzstd writes', () => {
    expect(isZstd(SYSLOG)).toBe(true);
    expect(isZstd(skippableFrame(text('size')))).toBe(true);
    expect(isZstd(ZSTD_MAGIC)).toBe(true);
    expect(isZstd(ZSTD_MAGIC.subarray(0, 3))).toBe(false);
    expect(isZstd(skippableFrame(text('other'), 1))).toBe(false);
    expect(isZstd(new Uint8Array(0))).toBe(false);
  });

  test.each([
    ['a capture', SYSLOG, syslogCapture()],
    ['letters and runs', LETTERS, lettersBetweenRuns()],
  ])('of %s that zstd wrote unpacks to it, in chunks of any length', async (_, file, original) => {
    for (const chunkLength of [1, 2, 3, 7, 64, file.length - 1, file.length]) {
      const { bytes, error } = await unpack(unzstd, file, chunkLength);
      expect(error).toBeUndefined();
      expect(Buffer.compare(bytes, original)).toBe(0);
    }
  });

  test('of any frames unpacks to what they hold, in chunks of any length', async () => {
    const block = fc.oneof(
      fc.uint8Array({ maxLength: 100 }).map((content) => ({ block: rawBlock(content), content })),
      fc.tuple(fc.nat(255), fc.nat(1000)).map(([byte, length]) => ({
        block: runBlock(byte, length),
        content: new Uint8Array(length).fill(byte),
      })),
    );
    const frame = fc.oneof(
      fc.array(block, { minLength: 1, maxLength: 4 }).map((blocks) => ({
        frame: zstdFrame(blocks.map(({ block }) => block)),
        content: concatenate(...blocks.map(({ content }) => content)),
      })),
      fc.tuple(fc.uint8Array({ maxLength: 50 }), fc.nat(15)).map(([content, variant]) => ({
        frame: skippableFrame(content, variant),
        content: new Uint8Array(0),
      })),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(frame, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 200 }),
        async (frames, chunkLength) => {
          const file = concatenate(...frames.map(({ frame }) => frame));
          const { bytes, error } = await unpack(unzstd, file, chunkLength);
          expect(error).toBeUndefined();
          expect(bytes).toEqual(concatenate(...frames.map(({ content }) => content)));
        },
      ),
    );
  });

  test('may have literals in a Huffman code whose weights are written as they are', async () => {
    // 5 literals in 3 bytes: one weight, which is 1, so that 0 and 1 have a bit each; behind the mark 0, 1, 1, 0, 1.
    const block = compressedBlock(0x52, 0xc0, 0x00, 0x80, 0x10, 0b101101, 0);
    expect((await unpack(unzstd, zstdFrame([block]))).bytes).toEqual(Uint8Array.of(0, 1, 1, 0, 1));
  });

  test('may have so many sequences that their number takes three bytes', async () => {
    const count = 0x7f00;
    // A run of as many literals, and tables of one symbol: one literal, the last offset, three bytes of match; no bits.
    const literals = [0x0d | ((count & 0x0f) << 4), (count >> 4) & 0xff, count >> 12, 0x61];
    const block = compressedBlock(...literals, 0xff, 0, 0, 0b01010100, 1, 0, 0, 0x01);
    const { bytes, error } = await unpack(unzstd, zstdFrame([block]));
    expect(error).toBeUndefined();
    expect(Buffer.compare(bytes, new Uint8Array(count * 4).fill(0x61))).toBe(0);
  });

  test('may hold nothing', async () => {
    expect(await unpack(unzstd, zstdFrame([rawBlock(text(''))]))).toEqual({
      bytes: new Uint8Array(0),
      error: undefined,
    });
  });
});

describe('zstd data that is cut off', () => {
  test('gives the blocks before, then tells where', async () => {
    const original = syslogCapture();
    const lengths = new Set<number>();
    for (let length = 1; length < SYSLOG.length; length++) {
      const { bytes, error } = await unpack(unzstd, SYSLOG.subarray(0, length), 50);
      expect(error).toMatchObject({
        code: 'truncated',
        problem: 'the zstd data is cut off',
        place: { byteOffset: length, decompressed: false },
      });
      expect(bytes).toEqual(original.subarray(0, bytes.length));
      lengths.add(bytes.length);
    }
    expect([...lengths]).toHaveLength(4);
    expect(lengths).toContain(original.length);
  });

  test('gives every byte of a block that is stored as it is', async () => {
    const content = text('0123456789');
    const file = zstdFrame([rawBlock(content)]);
    for (let left = 0; left < 10; left++) {
      const { bytes } = await unpack(unzstd, file.subarray(0, file.length - 10 + left), 3);
      expect(bytes).toEqual(content.subarray(0, left));
    }
  });

  test('is cut off within a skippable frame too', async () => {
    const file = concatenate(zstdFrame([rawBlock(text('first'))]), skippableFrame(new Uint8Array(100)));
    const { bytes, error } = await unpack(unzstd, file.subarray(0, file.length - 1), 10);
    expect(bytes).toEqual(text('first'));
    expect(error).toMatchObject({ code: 'truncated', place: { byteOffset: file.length - 1 } });
  });
});

describe('zstd data that is damaged', () => {
  const second = rawBlock(text('second'));

  /** A frame whose header is written out, and the block `second`. */
  function frameOf(...header: number[]): Uint8Array {
    return concatenate(ZSTD_MAGIC, Uint8Array.from(header), zstdBlocks([second]));
  }

  test.each([
    [
      'other data between its frames',
      text('no zstd data'),
      '',
      'is damaged (another kind of data follows)',
      0,
    ],
    [
      'a reserved flag',
      frameOf(0x08, 0x50),
      '',
      'is damaged (its header has values that are not defined)',
      4,
    ],
    ['a dictionary', frameOf(0x01, 0x50, 7), '', 'needs a dictionary', 6],
    [
      'a window of more than 128 MiB',
      zstdFrame([second], 28),
      '',
      'needs a window of 268,435,456 bytes, more than the 134,217,728 that are read here',
      5,
    ],
    [
      'a single segment of more than 128 MiB',
      frameOf(0xe0, 1, 0, 0, 8, 0, 0, 0, 0),
      '',
      'needs a window of 134,217,729 bytes, more than the 134,217,728 that are read here',
      5,
    ],
    ['a wrong length', frameOf(0x20, 7), 'second', 'is damaged (it is not as long as its header tells)', 9],
    [
      'a wrong checksum',
      concatenate(frameOf(0x04, 0x50), new Uint8Array(4)),
      'second',
      'is damaged (its checksum is wrong)',
      15,
    ],
    [
      'a block that is longer than the window',
      zstdFrame([second, runBlock(1, 1025)], 10),
      'second',
      'is damaged (a block is longer than its header allows)',
      15,
    ],
    [
      'a block of a reserved type',
      zstdFrame([second, { ...second, type: 3 }]),
      'second',
      'is damaged (a block has an unknown type)',
      15,
    ],
    [
      'a block that uses the Huffman code of another frame',
      zstdFrame([second, compressedBlock(0x53, 0x40, 0x00, 0b101101, 0)]),
      'second',
      'is damaged (a block uses a Huffman code that there is not)',
      18,
    ],
    [
      'a block that uses tables of another frame',
      zstdFrame([second, compressedBlock(0x08, 0x61, 1, 0b11111100, 1)]),
      'second',
      'is damaged (a block repeats a table that there is not)',
      18,
    ],
    [
      'a match from before its beginning',
      // One literal, then an offset of 8 - 3 + 0b111 = 12 of seven bytes.
      zstdFrame([second, compressedBlock(0x08, 0x61, 1, 0b01010100, 1, 3, 0, 0b1111)]),
      'seconda',
      'is damaged (it repeats bytes from before its window)',
      18,
    ],
  ])('by %s gives what precedes that, then tells where', async (_, frame, content, problem, offset) => {
    // A whole frame before, of 14 bytes: its code, tables and bytes are of no use to the next one.
    const first = zstdFrame([rawBlock(text('first'))]);
    for (const chunkLength of [1, 10, 1000]) {
      const { bytes, error } = await unpack(unzstd, concatenate(first, frame), chunkLength);
      expect(Buffer.from(bytes).toString()).toBe(`first${content}`);
      expect(error).toMatchObject({
        code: 'bad-compression',
        problem: `the zstd data ${problem}`,
        place: { byteOffset: first.length + offset, decompressed: false },
      });
    }
  });

  test('by any flipped bit is refused or unpacks to the same, but never fails otherwise', async () => {
    for (const [file, original] of [
      [SYSLOG, syslogCapture()],
      [LETTERS, lettersBetweenRuns()],
    ] as const) {
      for (let bit = 32; bit < file.length * 8; bit += file === SYSLOG ? 1 : 7) {
        const damaged = Uint8Array.from(file);
        damaged[bit >> 3] ^= 1 << (bit & 7);
        const { bytes, error } = await unpack(unzstd, damaged);
        if (error === undefined) expect(Buffer.compare(bytes, original)).toBe(0);
        else expect(error.place.byteOffset).toBeLessThanOrEqual(file.length);
      }
    }
  });

  test('of any bytes is refused or unpacks, but never fails otherwise', async () => {
    const block = fc.uint8Array({ maxLength: 300 }).map((content) => compressedBlock(...content));
    const files = fc.oneof(
      fc.uint8Array({ maxLength: 300 }).map((bytes) => concatenate(ZSTD_MAGIC, bytes)),
      fc.array(block, { minLength: 1, maxLength: 3 }).map((blocks) => zstdFrame(blocks)),
    );
    await fc.assert(
      fc.asyncProperty(files, fc.integer({ min: 1, max: 400 }), async (file, chunkLength) => {
        const whole = await unpack(unzstd, file);
        expect(await unpack(unzstd, file, chunkLength)).toEqual(whole);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a small zstd file', () => {
  test('that is a decompression bomb comes in chunks of bounded length', async () => {
    const bomb = zstdFrame(new Array(4096).fill(runBlock(0, 131_072)));
    expect(bomb).toHaveLength(6 + 4096 * 4);
    expect(await measure(unzstd, bomb)).toEqual({ length: 512 * 1024 * 1024, longestChunk: 131_072 });
  });

  test('of the largest window takes time and memory for what it holds only', async () => {
    const before = process.memoryUsage().arrayBuffers;
    const frames = concatenate(
      zstdFrame(new Array(20_000).fill(runBlock(7, 1)), 27),
      ...new Array<Uint8Array>(20_000).fill(zstdFrame([runBlock(7, 1)], 27)),
    );
    expect(await measure(unzstd, frames)).toEqual({ length: 40_000, longestChunk: 1 });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 1024 * 1024);
  });

  test('of skippable frames takes no memory for them', async () => {
    const file = concatenate(...new Array<Uint8Array>(20_000).fill(skippableFrame(new Uint8Array(0))));
    expect(await measure(unzstd, file)).toEqual({ length: 0, longestChunk: 0 });
  });
});
