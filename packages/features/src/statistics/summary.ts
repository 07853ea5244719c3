import { quantile } from './quantile.js';
import { sum } from './sum.js';

/** Descriptive statistics of samples, all 0 if there are none. */
export interface Summary {
  readonly max: number;
  readonly min: number;
  readonly count: number;
  readonly total: number;
  readonly average: number;
  readonly median: number;
  /** Sample variance (one delta degree of freedom), 0 for a single sample. */
  readonly variance: number;
  /** First quartile. */
  readonly q25: number;
  /** Third quartile. */
  readonly q75: number;
}

const NOTHING: Summary = {
  max: 0,
  min: 0,
  count: 0,
  total: 0,
  average: 0,
  median: 0,
  variance: 0,
  q25: 0,
  q75: 0,
};

/** Statistics of samples in ascending order; the order in which the samples arrived has no influence on any digit. */
export function summarize(sorted: Float64Array): Summary {
  const count = sorted.length;
  if (count === 0) return NOTHING;
  const total = sum(sorted);
  const average = total / count;
  return {
    max: sorted[count - 1],
    min: sorted[0],
    count,
    total,
    average,
    median: quantile(sorted, 0.5),
    variance: count === 1 ? 0 : sum(squaredDeviations(sorted, average)) / (count - 1),
    q25: quantile(sorted, 0.25),
    q75: quantile(sorted, 0.75),
  };
}

function squaredDeviations(samples: Float64Array, from: number): Float64Array {
  const squares = new Float64Array(samples.length);
  for (let i = 0; i < samples.length; i++) squares[i] = (samples[i] - from) ** 2;
  return squares;
}
