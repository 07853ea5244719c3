import { EXPONENTS, finestExponent } from '../numeric/fixed-point.js';
import { base64Numbers, base64Text } from './base64.js';
/**
 * Numbers that are integers of 16 bits times one power of two.
 *
 * @public
 */
export interface FixedPointDocument {
  /** Of the power of two: each number is `integer * 2 ** exponent`. */
  readonly exponent: number;
  /** Base64 of the little-endian integers. */
  readonly integers: string;
}

/** The numbers in so few bits; undefined if one has more. */
export function fixedPoint(values: Float64Array): FixedPointDocument | undefined {
  const exponent = finestExponent(values);
  const step = 2 ** exponent;
  const integers = Int16Array.from(values, (value) => value / step);
  if (values.some((value, i) => integers[i] * step !== value)) return undefined;
  return { exponent, integers: base64Text(integers) };
}

/** So many numbers; undefined if the document is not that of so many. No memory is taken for a wrong length. */
export function fixedPointValues(
  { exponent, integers }: FixedPointDocument,
  length: number,
): Float64Array | undefined {
  if (!Number.isInteger(exponent) || exponent < EXPONENTS.least || exponent > EXPONENTS.most)
    return undefined;
  const values = base64Numbers(integers, length, Int16Array);
  if (values === undefined) return undefined;
  const step = 2 ** exponent;
  for (let i = 0; i < length; i++) values[i] *= step;
  return values;
}
