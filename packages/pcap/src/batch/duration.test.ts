import fc from 'fast-check';
import { expect, test } from 'vitest';
import { durationInSeconds } from './duration.js';

test('a duration is the number nearest to its decimal digits, below 104 days', () => {
  const parts = [fc.nat(9_000_000), fc.nat(999_999_999)] as const;
  fc.assert(
    fc.property(...parts, fc.constantFrom(1, -1), (seconds, nanoseconds, sign) => {
      const digits = `${seconds}.${String(nanoseconds).padStart(9, '0')}`;
      expect(Math.abs(durationInSeconds(sign * seconds, sign * nanoseconds))).toBe(Number(digits));
    }),
    { numRuns: 1000 },
  );
});

test('a duration may be given by parts of different sign, as a difference of times is', () => {
  expect(durationInSeconds(12, -432_505_000)).toBe(11.567495);
});

test('a duration of many years is right to the microsecond', () => {
  expect(durationInSeconds(4_000_000_000, 500_000_000)).toBe(4_000_000_000.5);
});
