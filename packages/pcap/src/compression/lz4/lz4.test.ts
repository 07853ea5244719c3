import { concatenate } from '@networkml/packet-builder';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { skippableFrame } from '../../../test-support/compressed-frames.js';
import { syslogCapture } from '../../../test-support/compressible.js';
import {
  LZ4_MAGIC,
  legacyLz4Frame,
  lz4Frame,
  sequencesBlock,
  storedBlock,
} from '../../../test-support/lz4-frames.js';
import { fromBase64, measure, unpack } from '../../../test-support/unpack.js';
import { isLz4, unlz4 } from './lz4.js';

/** What `lz4 -9 -BD -B4 -BX --content-size` makes of `syslogCapture`: linked blocks, all checksums. */
const SYSLOG = fromBase64(`
BCJNGHxAbwYAAAAAAADd7AIAAIbUw7KhAgAEAAEAMAQAAQcAoRBeX8htCwBYAAAEABACFAARAgYAcAEIAEUAAEoLAP
IrQBEAAAoAAAIKAAAFAgICAgA2AAA8MjA+c3dpdGNoOiBkb3duIDI2IHByaW50ZXIgODMgcG9ydCA5NRsA/wA4NwEQ
Xl8QYgsAVQAAAFVoAAEfR2gAAnUzAAA8MTU4aQDxCWZvciA4NCBjYW1lcmEgMjUgZnJvbSA1NxkA7zUCEF5f0HgCAF
IAAABSZQABG0RlABEEZQAQMGUAKTI0ZQAiMTHCACI1NAgA/wUxMyBvbiA0AxBeX5guAgBWAAAAVmIAAR9IYgACGjQv
AVNvbiAxObsAFTQ1Af8CMjkgbGluayA5NgQQXl+QIwtmABcVBmYAJjc2xwAAYACgNiBlcnJvciA3MXYAFjNuAP8AOD
gFEF5fuPMDAFcAAABXZgABH0mTAQIQNS4BKDgyzQAjOTAtARU3XwAUN+AAjzEGEF5fIH0NzQAXFgXNAAYzAQPyASM1
N9AAYTYgbG9naXsAAE4B7zYHEF5fKMkOAFMAAABTZgABH0UzAQIRMfsBFTNnAFJ1cCA4MbQCIjQzCAASMZYB/wAyOA
gQXl/AVwEAWwAAAFtjAAEfTWMAAhA5YwAsMDbKACQ2MQoAIzcz1AATNGwCnzkzCRBeX7CnApYDITUxODFrAAVaAgJY
ACMzNGkAIjUwSQMgNgqcAR8MlgMYFQSWAxY3AgICIQMQNj0BFTJ0AP8CMTAgdmxhbiAxMAsQXl8wVwU0AyEoNTdnAh
Y2YQQTOZ0BEzVnAjAyNgzJBC+FBwECIghlABUwoQESNcEAEzjdAp83Mg0QXl+IYAiXAyE1MTc1ZQAChAETOJUBETc4
ASQxMRcA7zcOEF5fcHwEAE4AAABOZgABH0D8AQIQLGYAKDQxygIhMjRbAAAFAAMiBZ8zNQ8QXl9oQgD1AxcWBvUDKj
MxXAQjMTSFAyIzNisBoDc4IGRvd24gNzPGfaONAAAAAFcqH78=
`);

const text = (characters: string) => new TextEncoder().encode(characters);
/** One literal, then it again 7 times, then another. */
const RUN = sequencesBlock(0x13, 0x61, 1, 0, 0x10, 0x62);

describe('LZ4 data', () => {
  test('is told by its first four bytes, also those of a legacy frame', () => {
    expect(isLz4(SYSLOG)).toBe(true);
    expect(isLz4(LZ4_MAGIC)).toBe(true);
    expect(isLz4(legacyLz4Frame(RUN))).toBe(true);
    expect(isLz4(LZ4_MAGIC.subarray(0, 3))).toBe(false);
    expect(isLz4(skippableFrame(text('other')))).toBe(false);
    expect(isLz4(new Uint8Array(0))).toBe(false);
  });

  test('of a capture that lz4 wrote unpacks to it, in chunks of any length', async () => {
    for (const chunkLength of [1, 2, 3, 7, 64, SYSLOG.length - 1, SYSLOG.length]) {
      const { bytes, error } = await unpack(unlz4, SYSLOG, chunkLength);
      expect(error).toBeUndefined();
      expect(Buffer.compare(bytes, syslogCapture())).toBe(0);
    }
  });

  test('of any frames unpacks to what they hold, in chunks of any length', async () => {
    const stored = fc.array(fc.uint8Array({ minLength: 1, maxLength: 100 }), { maxLength: 4 });
    const frame = fc.oneof(
      fc.tuple(stored, fc.boolean(), fc.boolean(), fc.boolean()).map(([parts, blockChecksums, sum, size]) => {
        const content = concatenate(...parts);
        const options = {
          blockChecksums,
          ...(sum ? { content } : {}),
          ...(size ? { contentSize: content.length } : {}),
        };
        return { frame: lz4Frame(parts.map(storedBlock), options), content };
      }),
      fc.constant({ frame: lz4Frame([RUN]), content: text('aaaaaaaab') }),
      fc.constant({ frame: legacyLz4Frame(RUN, RUN), content: text('aaaaaaaabaaaaaaaab') }),
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
          const { bytes, error } = await unpack(unlz4, file, chunkLength);
          expect(error).toBeUndefined();
          expect(bytes).toEqual(concatenate(...frames.map(({ content }) => content)));
        },
      ),
    );
  });

  test('has matches in earlier blocks if its blocks are linked, and only then', async () => {
    const blocks = [storedBlock(text('earlier ')), sequencesBlock(0x04, 8, 0, 0x10, 0x21)];
    const linked = await unpack(unlz4, lz4Frame(blocks, { flags: 0 }));
    expect(Buffer.from(linked.bytes).toString()).toBe('earlier earlier !');
    expect(linked.error).toBeUndefined();
    const independent = await unpack(unlz4, lz4Frame(blocks));
    expect(Buffer.from(independent.bytes).toString()).toBe('earlier ');
    expect(independent.error).toMatchObject({
      problem: 'the lz4 data is damaged (it repeats bytes from before its window)',
    });
  });

  test('of linked blocks keeps the last 64 KB, however much came before', async () => {
    const letters = Array.from({ length: 100 }, (_, index) => 65 + (index % 26));
    const farthest = sequencesBlock(0x00, 0xff, 0xff, 0x10, 0x21);
    const blocks = letters.flatMap((letter) => [storedBlock(new Uint8Array(65_535).fill(letter)), farthest]);
    const { bytes, error } = await unpack(unlz4, lz4Frame(blocks, { flags: 0 }));
    expect(error).toBeUndefined();
    letters.forEach((letter, index) => {
      const end = (index + 1) * 65_540;
      expect(Buffer.from(bytes.subarray(end - 6, end)).toString('latin1')).toBe(
        `${String.fromCharCode(letter).repeat(5)}!`,
      );
    });
  });
});

describe('LZ4 data that is cut off', () => {
  const original = syslogCapture();

  test('gives all that can be unpacked before, then tells where', async () => {
    let given = 0;
    for (let length = 1; length < SYSLOG.length; length++) {
      const { bytes, error } = await unpack(unlz4, SYSLOG.subarray(0, length), 50);
      expect(error).toMatchObject({
        code: 'truncated',
        problem: 'the lz4 data is cut off',
        place: { byteOffset: length, decompressed: false },
      });
      expect(bytes).toEqual(original.subarray(0, bytes.length));
      expect(bytes.length).toBeGreaterThanOrEqual(given);
      given = bytes.length;
    }
    expect(given).toBe(original.length);
  });

  test('within literals or a stored block gives each of them', async () => {
    const literals = sequencesBlock(0xa0, ...text('0123456789'));
    for (const file of [
      lz4Frame([literals]),
      lz4Frame([storedBlock(text('0123456789'))]),
      legacyLz4Frame(literals),
    ]) {
      const start = Buffer.from(file).indexOf('0');
      for (let count = 0; count < 10; count++) {
        const { bytes, error } = await unpack(unlz4, file.subarray(0, start + count), 5);
        expect(Buffer.from(bytes).toString()).toBe('0123456789'.slice(0, count));
        expect(error?.code).toBe('truncated');
      }
    }
  });

  test('within a skippable frame, or the size of a legacy block, is found cut off', async () => {
    for (const file of [
      skippableFrame(new Uint8Array(100)),
      concatenate(legacyLz4Frame(RUN), new Uint8Array(4)),
    ]) {
      const { error } = await unpack(unlz4, file.subarray(0, file.length - 1), 10);
      expect(error).toMatchObject({ code: 'truncated', place: { byteOffset: file.length - 1 } });
    }
  });
});

describe('LZ4 data that is damaged', () => {
  const first = lz4Frame([storedBlock(text('first'))]);
  const second = storedBlock(text('second'));
  const wrongHeader = lz4Frame([second]);
  wrongHeader[6] ^= 1;

  test.each([
    [
      'other data between its frames',
      text('no LZ4 data'),
      '',
      'is damaged (another kind of data follows)',
      0,
    ],
    ['a wrong checksum of a header', wrongHeader, '', 'is damaged (the checksum of its header is wrong)', 6],
    ['another version', lz4Frame([second], { version: 2 }), '', 'is of a version that is not read here', 4],
    [
      'a reserved flag',
      lz4Frame([second], { flags: 0x02 }),
      '',
      'is damaged (its header has values that are not defined)',
      6,
    ],
    [
      'a reserved block size',
      lz4Frame([second], { blockDescriptor: 0x30 }),
      '',
      'is damaged (its header has values that are not defined)',
      6,
    ],
    ['a dictionary', lz4Frame([second], { dictionary: 7 }), '', 'needs a dictionary', 10],
    [
      'a block that is longer than its header allows',
      lz4Frame([second, storedBlock(new Uint8Array(65_537))]),
      'second',
      'is damaged (a block is longer than its header allows)',
      17,
    ],
    [
      'a block that unpacks to more than its header allows',
      lz4Frame([second, sequencesBlock(0x1f, 0x61, 1, 0, ...new Array(257).fill(255), 0, 0x10, 0x61)]),
      'seconda',
      'is damaged (a block is longer than its format allows)',
      21,
    ],
    [
      'a match from before its beginning',
      lz4Frame([second, sequencesBlock(0x10, 0x61, 2, 0, 0x10, 0x62)]),
      'seconda',
      'is damaged (it repeats bytes from before its window)',
      21,
    ],
    [
      'a match of no distance',
      lz4Frame([second, sequencesBlock(0x10, 0x61, 0, 0, 0x10, 0x62)]),
      'seconda',
      'is damaged (it repeats bytes from before its window)',
      21,
    ],
    [
      'a block that ends with a match',
      lz4Frame([second, sequencesBlock(0x10, 0x61, 1, 0)]),
      'secondaaaaa',
      'is damaged (a block ends within a sequence)',
      21,
    ],
    [
      'a block that ends within a length',
      lz4Frame([second, sequencesBlock(0x1f, 0x61, 1, 0, 255)]),
      'seconda',
      'is damaged (a block ends within a sequence)',
      21,
    ],
    [
      'a wrong length',
      lz4Frame([second], { contentSize: 7 }),
      'second',
      'is damaged (it is not as long as its header tells)',
      25,
    ],
    [
      'a wrong checksum',
      lz4Frame([second], { content: text('another') }),
      'second',
      'is damaged (its checksum is wrong)',
      21,
    ],
    [
      'a size of a legacy block',
      legacyLz4Frame(RUN, { ...RUN, compressed: false }),
      'aaaaaaaab',
      'is damaged (another kind of data follows)',
      14,
    ],
  ])('by %s gives what precedes that, then tells where', async (_, frame, content, problem, offset) => {
    for (const chunkLength of [1, 10, 100_000]) {
      const { bytes, error } = await unpack(unlz4, concatenate(first, frame), chunkLength);
      expect(Buffer.from(bytes).toString()).toBe(`first${content}`);
      expect(error).toMatchObject({
        code: 'bad-compression',
        problem: `the lz4 data ${problem}`,
        place: { byteOffset: first.length + offset, decompressed: false },
      });
    }
  });

  test('by a block with a wrong checksum gives the blocks before', async () => {
    const file = lz4Frame([second, second], { blockChecksums: true });
    file[file.length - 5] ^= 1;
    const { bytes, error } = await unpack(unlz4, file);
    expect(bytes).toEqual(text('second'));
    expect(error).toMatchObject({
      code: 'bad-compression',
      problem: 'the lz4 data is damaged (the checksum of a block is wrong)',
    });
  });

  test('by any flipped bit is refused, but never fails otherwise', async () => {
    for (let bit = 32; bit < SYSLOG.length * 8; bit++) {
      const damaged = Uint8Array.from(SYSLOG);
      damaged[bit >> 3] ^= 1 << (bit & 7);
      const { error } = await unpack(unlz4, damaged);
      expect(error?.place.byteOffset).toBeLessThanOrEqual(SYSLOG.length);
    }
  });

  test('of any bytes is refused or unpacks, the same in chunks of any length', async () => {
    const block = fc.uint8Array({ minLength: 1, maxLength: 300 }).map((bytes) => sequencesBlock(...bytes));
    const blocks = fc.array(block, { minLength: 1, maxLength: 3 });
    const files = fc.oneof(
      fc.uint8Array({ maxLength: 300 }).map((bytes) => concatenate(LZ4_MAGIC, bytes)),
      fc.tuple(blocks, fc.constantFrom(0, 0x20)).map(([blocks, flags]) => lz4Frame(blocks, { flags })),
      blocks.map((blocks) => legacyLz4Frame(...blocks)),
    );
    await fc.assert(
      fc.asyncProperty(files, fc.integer({ min: 1, max: 400 }), async (file, chunkLength) => {
        expect(await unpack(unlz4, file, chunkLength)).toEqual(await unpack(unlz4, file));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a small LZ4 file', () => {
  /** A block of 4 MiB of one byte: 4,194,304 is 1 + 4 + 15 + 255 * 16,448 + 43, and a literal. */
  const fourMebibytes = sequencesBlock(0x1f, 0x00, 1, 0, ...new Array(16_448).fill(255), 43, 0x10, 0x00);

  test('that is a decompression bomb comes in chunks of bounded length', async () => {
    const bomb = lz4Frame(new Array(128).fill(fourMebibytes), { blockDescriptor: 0x70 });
    expect(await measure(unlz4, bomb)).toEqual({ length: 512 * 1024 * 1024, longestChunk: 262_144 });
  });

  test('takes time and memory for what it holds only', async () => {
    const before = process.memoryUsage().arrayBuffers;
    const tiny = lz4Frame([storedBlock(text('!'))], { blockDescriptor: 0x70 });
    const file = concatenate(...new Array<Uint8Array>(20_000).fill(tiny));
    expect(await measure(unlz4, file)).toEqual({ length: 20_000, longestChunk: 1 });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 1024 * 1024);
  });
});
