import fc from 'fast-check';
import { expect, test } from 'vitest';
import { radixSort } from './radix-sort.js';

const numbers = fc.array(
  fc.oneof(fc.double({ noNaN: true }), fc.integer(), fc.constantFrom(0, -0, Infinity, -Infinity)),
  { minLength: 1, size: 'large' },
);

test('numbers come out as the sort of typed arrays orders them', () => {
  fc.assert(
    fc.property(numbers, (unsorted) => {
      const sorted = Float64Array.from(unsorted);
      radixSort(sorted);
      expect(sorted).toEqual(Float64Array.from(unsorted).sort());
    }),
  );
});

test('a view into a larger array is sorted where it is', () => {
  const whole = Float64Array.of(9, 3, -1, 2, -9);
  radixSort(whole.subarray(1, 4));
  expect(whole).toEqual(Float64Array.of(9, -1, 2, 3, -9));
});
