import { gzipSync } from 'node:zlib';
import { concatenate } from '@networkml/packet-builder';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CaptureError } from '../capture-error.js';
import { gunzip, isGzip } from './gunzip.js';

interface Unpacked {
  readonly bytes: Uint8Array;
  readonly error: CaptureError | undefined;
  readonly longestChunk: number;
}

async function* cut(file: Uint8Array, chunkLength: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < file.length; at += chunkLength) yield file.subarray(at, at + chunkLength);
}

async function unpack(file: Uint8Array, chunkLength = 65_536): Promise<Unpacked> {
  const chunks: Uint8Array[] = [];
  let error: CaptureError | undefined;
  try {
    for await (const chunk of gunzip(cut(file, chunkLength))) chunks.push(chunk);
  } catch (thrown) {
    if (!(thrown instanceof CaptureError)) throw thrown;
    error = thrown;
  }
  const longestChunk = Math.max(0, ...chunks.map((chunk) => chunk.length));
  return { bytes: concatenate(...chunks), error, longestChunk };
}

/** Bytes that do not compress well. */
function noise(length: number): Uint8Array {
  let state = 1;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state >>> 24;
  });
}

function gzip(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(gzipSync(bytes));
}

describe('gzip data', () => {
  test('is told by its first two bytes', () => {
    expect(isGzip(gzip(noise(10)))).toBe(true);
    expect(isGzip(Uint8Array.of(0x1f))).toBe(false);
    expect(isGzip(new Uint8Array(0))).toBe(false);
    expect(isGzip(Uint8Array.of(0x1f, 0x8c))).toBe(false);
  });

  test('of any members unpacks to what was packed, in chunks of any length', async () => {
    const members = fc.array(fc.uint8Array({ maxLength: 200 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(members, fc.integer({ min: 1, max: 200 }), async (members, chunkLength) => {
        const file = concatenate(...members.map(gzip));
        const { bytes, error } = await unpack(file, chunkLength);
        expect(error).toBeUndefined();
        expect(bytes).toEqual(concatenate(...members));
      }),
    );
  });

  test('may have a member that ends exactly where a chunk, or a step of the decoder, ends', async () => {
    const first = gzip(noise(5000));
    const second = gzip(noise(300));
    expect((await unpack(concatenate(first, second), first.length)).bytes).toHaveLength(5300);
    for (const length of [4090, 4096, 8192]) {
      const stored = storedMember(length);
      const { bytes, error } = await unpack(concatenate(stored, second));
      expect({ stored: stored.length, unpacked: bytes.length, error }).toEqual({
        stored: length,
        unpacked: length - 23 + 300,
        error: undefined,
      });
    }
  });

  test('may have its end padded with zeros, in chunks of any length', async () => {
    const file = concatenate(gzip(noise(100)), new Uint8Array(9000));
    for (const chunkLength of [1, 7, 4096, 65_536]) {
      const { bytes, error } = await unpack(file, chunkLength);
      expect({ length: bytes.length, error }).toEqual({ length: 100, error: undefined });
    }
  });

  test('with anything else behind its end is damaged there, in chunks of any length', async () => {
    const packed = gzip(noise(100));
    const afterZeros = concatenate(packed, new Uint8Array(5), packed);
    const text = concatenate(packed, new TextEncoder().encode('no gzip data'));
    for (const chunkLength of [1, packed.length, 65_536]) {
      expect(await unpack(afterZeros, chunkLength)).toMatchObject({
        bytes: noise(100),
        error: { code: 'bad-compression', place: { byteOffset: packed.length + 5 } },
      });
      expect(await unpack(text, chunkLength)).toMatchObject({
        bytes: noise(100),
        error: { code: 'bad-compression', place: { byteOffset: packed.length + 2 } },
      });
    }
  });

  test('that is cut off gives all that can be unpacked before, then tells where', async () => {
    const original = noise(3000);
    const file = gzip(original);
    for (let length = 0; length < file.length; length += 13) {
      const { bytes, error } = await unpack(file.subarray(0, length));
      expect(error).toMatchObject({ code: 'truncated', place: { byteOffset: length } });
      expect(Buffer.compare(bytes, original.subarray(0, bytes.length))).toBe(0);
      // Noise is packed byte by byte: all but the last few bytes, held back as bits, are there.
      expect(bytes.length).toBeGreaterThan(length - 250);
    }
    const noTrailer = await unpack(file.subarray(0, file.length - 8));
    expect(noTrailer).toMatchObject({ bytes: original, error: { code: 'truncated' } });
  });

  test('of more than a chunk that is cut off gives the chunks, and the rest', async () => {
    const original = new Uint8Array(1_000_000).map((_, i) => (i >> 8) & 0xff);
    const file = gzip(original);
    const { bytes, error } = await unpack(file.subarray(0, file.length - 1));
    expect(error).toMatchObject({ code: 'truncated' });
    expect(Buffer.compare(bytes, original)).toBe(0);
  });

  test('with a wrong checksum gives all of it, then tells where, in chunks of any length', async () => {
    const file = gzip(noise(1000));
    file[file.length - 8] ^= 0xff;
    for (const chunkLength of [1, 100, 65_536]) {
      expect(await unpack(file, chunkLength)).toMatchObject({
        bytes: noise(1000),
        error: { code: 'bad-compression', place: { byteOffset: file.length - 4, decompressed: false } },
      });
    }
  });

  test('damaged anywhere is unpacked up to there or refused, but never fails otherwise', async () => {
    const original = noise(500);
    const file = gzip(original);
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), async (at, bits) => {
        const damaged = Uint8Array.from(file);
        damaged[at] ^= bits;
        const { error } = await unpack(damaged, 100);
        if (error !== undefined) expect(error.place.byteOffset).toBeLessThanOrEqual(file.length);
      }),
      { numRuns: 500 },
    );
  });

  test('of a decompression bomb comes in chunks of bounded length', async () => {
    const bomb = gzip(new Uint8Array(64 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(70_000);
    const { bytes, longestChunk } = await unpack(bomb);
    expect(bytes).toHaveLength(64 * 1024 * 1024);
    expect(longestChunk).toBeLessThanOrEqual(262_144);
  });
});

/** A member of exactly this length: one stored block, so that it holds 23 bytes less. */
function storedMember(length: number): Uint8Array {
  return Uint8Array.from(gzipSync(noise(length - 23), { level: 0 }));
}
