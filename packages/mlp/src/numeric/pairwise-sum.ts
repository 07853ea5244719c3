/** Terms that are summed in one loop; longer sums are halved. */
const BLOCK = 128;
/** Sums that the loop keeps side by side. */
const LANES = 8;

/**
 * The sum in the order in which numpy adds what lies side by side in memory: eight sums in turns, joined in pairs,
 * halves of long arrays on their own. For results that are compared bit by bit with numpy's.
 */
export function pairwiseSum(values: readonly number[]): number {
  const { length } = values;
  if (length < LANES) return values.reduce((sum, value) => sum + value, 0);
  if (length <= BLOCK) return sumInLanes(values);
  const half = Math.floor(length / 2 / LANES) * LANES;
  return pairwiseSum(values.slice(0, half)) + pairwiseSum(values.slice(half));
}

function sumInLanes(values: readonly number[]): number {
  const lanes = values.slice(0, LANES);
  const whole = values.length - (values.length % LANES);
  for (let i = LANES; i < whole; i++) lanes[i % LANES] += values[i];
  const [a, b, c, d, e, f, g, h] = lanes;
  const joined = a + b + (c + d) + (e + f + (g + h));
  return values.slice(whole).reduce((sum, value) => sum + value, joined);
}
