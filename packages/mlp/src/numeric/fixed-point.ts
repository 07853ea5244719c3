/** The largest integer of 16 bits with a sign; its negative is the smallest that is used. */
const MOST = 2 ** 15 - 1;

/** Of the smallest power of two that all integers of 16 bits are exact multiples of, and of the largest. */
export const EXPONENTS = { least: -1074, most: 1008 } as const;

/** The exponent of the finest power of two of which 16 bits can count each number; of 0 alone, 0. */
export function finestExponent(values: Float64Array): number {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (largest === 0) return 0;
  const first = Math.max(EXPONENTS.least, Math.floor(Math.log2(largest / MOST)) - 1);
  const fits = (exponent: number) => Math.round(largest / 2 ** exponent) <= MOST;
  return [first, first + 1, first + 2].find(fits) ?? first + 2;
}

/** The numbers that integers of 16 bits times one power of two come nearest to: off by half of that power at most. */
export function roundedToFixedPoint(values: Float64Array): Float64Array {
  const step = 2 ** finestExponent(values);
  return values.map((value) => Math.round(value / step) * step);
}
