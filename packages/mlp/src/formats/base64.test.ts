import { describe, expect, it } from 'vitest';
import { base64Numbers, base64Text, swapToNative } from './base64.js';

describe('numbers as text', () => {
  it('are base64 of their little-endian bytes, however many', () => {
    for (const length of [0, 1, 2, 3, 20_000]) {
      const numbers = Int16Array.from({ length }, (_, i) => i * 7);
      const expected = Buffer.alloc(length * 2);
      numbers.forEach((value, i) => {
        expected.writeInt16LE(value, i * 2);
      });
      expect(base64Text(numbers)).toBe(expected.toString('base64'));
      expect(base64Numbers(base64Text(numbers), length, Int16Array)).toEqual(Float64Array.from(numbers));
    }
  });

  it('are none if the text is damaged, or of other numbers', () => {
    const text = base64Text(new Int16Array(7000));
    expect(base64Numbers('AAAA', 2, Int16Array)).toBeUndefined();
    expect(base64Numbers('AAAA', 1, Int16Array)).toBeUndefined();
    expect(base64Numbers('AA!=', 1, Int16Array)).toBeUndefined();
    expect(base64Numbers(`${text.slice(0, 4)}====${text.slice(8)}`, 7000, Int16Array)).toBeUndefined();
    expect(base64Numbers(`${' '.repeat(8)}${text.slice(8)}`, 7000, Int16Array)).toBeUndefined();
  });
});

describe('little-endian numbers', () => {
  it('stay on a little-endian machine and are turned round on a big-endian one', () => {
    const bytes = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);
    swapToNative(bytes, 4, true);
    expect([...bytes]).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    swapToNative(bytes, 4, false);
    expect([...bytes]).toEqual([4, 3, 2, 1, 8, 7, 6, 5]);
  });
});
