/**
 * The distinct values among `bins + 1` order statistics of a column at the shares 0, 1 / bins ... 1, ascending: those of
 * numpy's `quantile` with `method='nearest'`, a place halfway between two going to the even one. Computed in integers,
 * so no rounding moves a place.
 *
 * @param sorted - Ascending, at least one.
 */
export function distinctQuantiles(sorted: Float64Array, bins: number): Float64Array {
  const last = sorted.length - 1;
  return distinct(Float64Array.from({ length: bins + 1 }, (_, t) => sorted[nearestPlace(t * last, bins)]));
}

/** Each value once, of an ascending array. */
export function distinct(sorted: Float64Array): Float64Array {
  return sorted.filter((value, i) => i === 0 || value !== sorted[i - 1]);
}

/** `dividend / divisor` rounded to the nearest integer, halves to the even one. */
function nearestPlace(dividend: number, divisor: number): number {
  const quotient = Math.floor(dividend / divisor);
  const twiceRest = 2 * (dividend % divisor);
  const isUp = twiceRest > divisor || (twiceRest === divisor && quotient % 2 === 1);
  return isUp ? quotient + 1 : quotient;
}
