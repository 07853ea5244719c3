import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { XxHash64 } from './xxhash64.js';

function hashOf(...pieces: Uint8Array[]): number {
  const hash = new XxHash64();
  for (const piece of pieces) hash.update(piece);
  return hash.digest();
}

describe('XXH64', () => {
  test.each([
    ['', 0x51d8e999],
    ['a', 0xa98c6e5b],
    ['abc', 0xad770999],
    ['Nobody inspects the spammish repetition', 0x8a378bf1],
  ])('of %o has the low half that zstd writes', (text, expected) => {
    expect(hashOf(new TextEncoder().encode(text))).toBe(expected);
  });

  test('is the same in whatever pieces the bytes come', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.array(fc.nat(200)), (bytes, cuts) => {
        const ends = [...cuts.sort((a, b) => a - b), bytes.length];
        const pieces = ends.map((end, index) => bytes.subarray(index === 0 ? 0 : ends[index - 1], end));
        expect(hashOf(...pieces)).toBe(hashOf(bytes));
      }),
    );
  });
});
