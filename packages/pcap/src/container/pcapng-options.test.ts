import { describe, expect, test } from 'vitest';
import { pcapngOptions } from './pcapng-options.js';

function optionsOf(bytes: readonly number[], littleEndian = true): { code: number; value: number[] }[] {
  const all = Uint8Array.of(0xee, ...bytes);
  const options = pcapngOptions(new DataView(all.buffer), 1, all.length, littleEndian);
  return Array.from(options, ({ code, offset, length }) => ({
    code,
    value: [...all.subarray(offset, offset + length)],
  }));
}

describe('the options of a pcapng block', () => {
  test('are read in order, each padded to 32 bits, up to the end-of-options mark', () => {
    const bytes = [9, 0, 1, 0, 6, 0, 0, 0, 2, 0, 4, 0, 1, 2, 3, 4, 0, 0, 0, 0, 3, 0, 0, 0];
    expect(optionsOf(bytes)).toEqual([
      { code: 9, value: [6] },
      { code: 2, value: [1, 2, 3, 4] },
    ]);
  });

  test('are read in the byte order of their section', () => {
    expect(optionsOf([0x12, 0x34, 0, 2, 7, 8, 0, 0], false)).toEqual([{ code: 0x1234, value: [7, 8] }]);
  });

  test('may be none, may lack the end-of-options mark, and may be of no length', () => {
    expect(optionsOf([])).toEqual([]);
    expect(optionsOf([5, 0, 0, 0, 6, 0, 0, 0])).toEqual([
      { code: 5, value: [] },
      { code: 6, value: [] },
    ]);
  });

  test('end before one that reaches beyond the block, or whose header does', () => {
    expect(optionsOf([5, 0, 0, 0, 9, 0, 5, 0, 1, 2, 3, 4])).toEqual([{ code: 5, value: [] }]);
    expect(optionsOf([5, 0, 0, 0, 9, 0, 1])).toEqual([{ code: 5, value: [] }]);
  });

  test('may end with a value whose padding is missing', () => {
    expect(optionsOf([9, 0, 1, 0, 6])).toEqual([{ code: 9, value: [6] }]);
  });
});
