import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ascending } from './ascending.js';

const lengths = fc.array(fc.integer({ min: 54, max: 90 }), { maxLength: 200 });
const anything = fc.array(
  fc.oneof(fc.double({ noNaN: true }), fc.integer({ min: -3, max: 3 }), fc.constant(-0)),
);

test('samples come out as the sort of typed arrays orders them, and stay as they are', () => {
  fc.assert(
    fc.property(fc.oneof(lengths, anything), (numbers) => {
      const samples = Float64Array.from(numbers);
      expect(ascending(samples)).toEqual(samples.slice().sort());
      expect(samples).toEqual(Float64Array.from(numbers));
    }),
  );
});

test('integers that lie far apart need no table of all that lies between', () => {
  expect(ascending(Float64Array.of(2 ** 53, -(2 ** 53), 0))).toEqual(Float64Array.of(-(2 ** 53), 0, 2 ** 53));
});
