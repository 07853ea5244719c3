import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { XxHash32 } from './xxhash32.js';

function hashOf(...pieces: Uint8Array[]): number {
  const hash = new XxHash32();
  for (const piece of pieces) hash.update(piece);
  return hash.digest();
}

describe('XXH32', () => {
  test.each([
    ['', 0x02cc5d05],
    ['a', 0x550d7456],
    ['abc', 0x32d153ff],
    ['Nobody inspects the spammish repetition', 0xe2293b2f],
  ])('of %o is what lz4 writes', (text, expected) => {
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
