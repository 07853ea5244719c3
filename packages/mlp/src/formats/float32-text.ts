import { areFinite } from '../numeric/are-finite.js';
import { base64Numbers, base64Text } from './base64.js';

/**
 * Numbers of 32 bits as base64 of their little-endian bytes: a third of the length that their digits have. Undefined if a
 * number has more bits.
 */
export function float32Text(values: Float64Array): string | undefined {
  const numbers = Float32Array.from(values);
  return values.some((value, i) => numbers[i] !== value) ? undefined : base64Text(numbers);
}

/** So many numbers; undefined if the text is not that of so many finite ones. No memory is taken for a wrong length. */
export function float32Values(text: string, length: number): Float64Array | undefined {
  const values = base64Numbers(text, length, Float32Array);
  return values !== undefined && areFinite(values) ? values : undefined;
}
