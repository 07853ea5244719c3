import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { XxHash32 } from './xxhash32.js';
import { XxHash64 } from './xxhash64.js';

const TEXTS = ['', 'a', 'abc', 'Nobody inspects the spammish repetition'] as const;

describe.each([
  ['XXH32 is what lz4 writes', XxHash32, [0x02cc5d05, 0x550d7456, 0x32d153ff, 0xe2293b2f]],
  ['XXH64 has the low half that zstd writes', XxHash64, [0x51d8e999, 0xa98c6e5b, 0xad770999, 0x8a378bf1]],
] as const)('%s', (_, Hash, expected) => {
  function hashOf(...pieces: Uint8Array[]): number {
    const hash = new Hash();
    for (const piece of pieces) hash.update(piece);
    return hash.digest();
  }

  test.each(TEXTS.map((text, i) => [text, expected[i]] as const))('of %o', (text, hash) => {
    expect(hashOf(new TextEncoder().encode(text))).toBe(hash);
  });

  test('in whatever pieces the bytes come', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.array(fc.nat(200)), (bytes, cuts) => {
        const ends = [...cuts.sort((a, b) => a - b), bytes.length];
        const pieces = ends.map((end, index) => bytes.subarray(index === 0 ? 0 : ends[index - 1], end));
        expect(hashOf(...pieces)).toBe(hashOf(bytes));
      }),
    );
  });
});
