import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finestExponent, roundedToFixedPoint } from '../numeric/fixed-point.js';
import { fixedPoint, fixedPointValues } from './fixed-point.js';

describe('numbers of 16 bits', () => {
  it('are little-endian integers and the power of two that they are times', () => {
    // 3 = 24576 * 2^-13, and 32767 * 2^-13 is the most below 4.
    expect(finestExponent(Float64Array.of(3, -1))).toBe(-13);
    expect(fixedPoint(Float64Array.of(3, -1))).toEqual({
      exponent: -13,
      integers: Buffer.from([0x00, 0x60, 0x00, 0xe0]).toString('base64'),
    });
  });

  it('come back bit for bit', () => {
    const integers = fc.array(fc.integer({ min: -32767, max: 32767 }), { maxLength: 20 });
    fc.assert(
      fc.property(integers, fc.integer({ min: -1000, max: 1000 }), (values, exponent) => {
        const numbers = Float64Array.from(values, (value) => value * 2 ** exponent);
        const document = fixedPoint(numbers);
        expect(document).toBeDefined();
        const back = document && fixedPointValues(document, numbers.length);
        // JSON, and integers, know no -0.
        expect(back).toEqual(numbers.map((value) => value + 0));
      }),
    );
  });

  it('are none if a number has more bits', () => {
    expect(fixedPoint(Float64Array.of(1, 2 ** -15))).toBeUndefined();
    expect(fixedPoint(Float64Array.of(0.1))).toBeUndefined();
  });

  it('are the nearest to any numbers, and what is rounded stays', () => {
    const numbers = fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(numbers, (values) => {
        const given = Float64Array.from(values);
        const rounded = roundedToFixedPoint(given);
        const half = 2 ** (finestExponent(given) - 1);
        expect(given.every((value, i) => Math.abs(value - rounded[i]) <= half)).toBe(true);
        expect(fixedPoint(rounded)).toBeDefined();
        expect(roundedToFixedPoint(rounded)).toEqual(rounded);
      }),
    );
  });

  it('are refused if text or exponent are wrong', () => {
    expect(fixedPointValues({ exponent: 0, integers: 'AAA=' }, 2)).toBeUndefined();
    expect(fixedPointValues({ exponent: 0.5, integers: 'AAA=' }, 1)).toBeUndefined();
    expect(fixedPointValues({ exponent: 1009, integers: 'AAA=' }, 1)).toBeUndefined();
    expect(fixedPointValues({ exponent: 1008, integers: '/38=' }, 1)?.every(Number.isFinite)).toBe(true);
  });
});
