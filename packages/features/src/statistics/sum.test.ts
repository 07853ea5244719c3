import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sum } from './sum.js';

test('what a naive sum loses is kept', () => {
  expect(sum(Float64Array.of(1, 1e100, 1, -1e100))).toBe(2);
});

test('no terms sum to 0', () => {
  expect(sum(new Float64Array(0))).toBe(0);
});

test('decimals sum to what a person expects', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { maxLength: 200 }), (millis) => {
      const exact = millis.reduce((total, value) => total + value, 0) / 1000;
      expect(sum(Float64Array.from(millis, (value) => value / 1000))).toBeCloseTo(exact, 9);
    }),
  );
});
