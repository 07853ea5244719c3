import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TimestampScale } from './pcapng-timestamp.js';

const BINARY = 0x80;
const resolution = fc.oneof(
  fc.nat(19),
  fc.nat(63).map((exponent) => exponent | BINARY),
);
const offset = fc.oneof(fc.constant(0), fc.integer({ min: -(2 ** 40), max: 2 ** 40 }));
const count = fc.oneof(
  fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
  fc.constantFrom(0n, 1n, 2n ** 32n - 1n, 2n ** 32n, 2n ** 63n, 2n ** 64n - 1n),
);

function exactly(
  count: bigint,
  resolution: number,
  offset: number,
): { seconds: number; nanoseconds: number } {
  const units = (resolution & BINARY ? 2n : 10n) ** BigInt(resolution & 0x7f);
  return {
    seconds: Number(count / units) + offset,
    nanoseconds: Number(((count % units) * 1_000_000_000n) / units),
  };
}

function converted(
  count: bigint,
  resolution: number,
  offset: number,
): { seconds: number; nanoseconds: number } {
  const scale = new TimestampScale(resolution);
  scale.convert(Number(count >> 32n), Number(count & 0xffff_ffffn), offset);
  return { seconds: scale.seconds, nanoseconds: scale.nanoseconds };
}

describe('a pcapng timestamp', () => {
  test('is converted exactly, in every resolution', () => {
    fc.assert(
      fc.property(count, resolution, offset, (count, resolution, offset) => {
        expect(converted(count, resolution, offset)).toEqual(exactly(count, resolution, offset));
      }),
      { numRuns: 2000 },
    );
  });

  test('is converted exactly at the borders of every resolution', () => {
    for (const base of [0, BINARY]) {
      for (let exponent = 0; exponent < (base === 0 ? 20 : 64); exponent++) {
        const resolution = base | exponent;
        const units = (base === 0 ? 10n : 2n) ** BigInt(exponent);
        for (const count of [units - 1n, units, 3n * units - 1n, (2n ** 64n - 1n) / units, 2n ** 64n - 1n]) {
          const within = BigInt.asUintN(64, count);
          expect(converted(within, resolution, 0)).toEqual(exactly(within, resolution, 0));
        }
      }
    }
  });

  test('counts microseconds, nanoseconds and binary fractions from the epoch', () => {
    expect(converted(1_600_000_000_123_456n, 6, 0)).toEqual({
      seconds: 1_600_000_000,
      nanoseconds: 123_456_000,
    });
    expect(converted(1_600_000_000_123_456_789n, 9, 0)).toEqual({
      seconds: 1_600_000_000,
      nanoseconds: 123_456_789,
    });
    expect(converted(3n, BINARY | 1, 0)).toEqual({ seconds: 1, nanoseconds: 500_000_000 });
  });

  test('has its offset added in whole seconds, backwards too', () => {
    expect(converted(1_500_000n, 6, 1_000)).toEqual({ seconds: 1_001, nanoseconds: 500_000_000 });
    expect(converted(1_500_000n, 6, -3)).toEqual({ seconds: -2, nanoseconds: 500_000_000 });
  });

  test('is converted in the coarsest and the finest resolution that the option can name', () => {
    expect(converted(5n, 0, 0)).toEqual({ seconds: 5, nanoseconds: 0 });
    expect(converted(2n ** 64n - 1n, 127, 0)).toEqual({ seconds: 0, nanoseconds: 0 });
    expect(converted(2n ** 64n - 1n, BINARY | 127, 0)).toEqual({ seconds: 0, nanoseconds: 0 });
  });
});
