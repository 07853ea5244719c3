/**
 * Quantile with linear interpolation between the two nearest samples (Hyndman and Fan's type 7, numpy's default).
 *
 * @param sorted at least one sample, in ascending order
 * @param p between 0 and 1
 */
export function quantile(sorted: Float64Array, p: number): number {
  const position = (sorted.length - 1) * p;
  const below = Math.floor(position);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (sorted[above] - sorted[below]) * (position - below);
}
