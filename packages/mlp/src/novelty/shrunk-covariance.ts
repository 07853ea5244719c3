import type { DenseMatrix } from '../numeric/matrix.js';

/** The share of the estimated covariance that a multiple of the identity takes: a number, or estimated itself. */
export type Shrinkage = 'ledoit-wolf' | number;

/** So that the estimate is never singular, whatever is estimated. */
const LEAST_SHRINKAGE = 1e-6;

/**
 * The covariance of centred rows, shrunk towards the identity times the mean variance, shape [d, d].
 *
 * Ledoit and Wolf, "A well-conditioned estimator for large-dimensional covariance matrices", Journal of Multivariate
 * Analysis 2004; computed as scikit-learn's `ledoit_wolf` does.
 *
 * @param rows - Shape [n, d], of mean 0.
 */
export function shrunkCovariance(rows: DenseMatrix, shrinkage: Shrinkage): DenseMatrix {
  const { columns } = rows;
  const covariance = empiricalCovariance(rows);
  const meanVariance = traceOf(covariance) / columns;
  const share =
    shrinkage === 'ledoit-wolf'
      ? Math.max(LEAST_SHRINKAGE, ledoitWolfShrinkage(rows, covariance, meanVariance))
      : shrinkage;
  const data = covariance.data.map((value) => (1 - share) * value);
  for (let j = 0; j < columns; j++) data[j * columns + j] += share * meanVariance;
  return { data, rows: columns, columns };
}

function empiricalCovariance({ data, rows, columns }: DenseMatrix): DenseMatrix {
  const products = new Float64Array(columns * columns);
  for (let row = 0; row < rows; row++) {
    const at = row * columns;
    for (let i = 0; i < columns; i++) {
      const factor = data[at + i];
      if (factor === 0) continue;
      for (let j = 0; j < columns; j++) products[i * columns + j] += factor * data[at + j];
    }
  }
  return { data: products.map((product) => product / rows), rows: columns, columns };
}

function traceOf({ data, columns }: DenseMatrix): number {
  let trace = 0;
  for (let j = 0; j < columns; j++) trace += data[j * columns + j];
  return trace;
}

function ledoitWolfShrinkage(
  { data, rows, columns }: DenseMatrix,
  covariance: DenseMatrix,
  meanVariance: number,
): number {
  const ofCovariance = covariance.data.reduce((sum, value) => sum + value * value, 0);
  let fourthMoment = 0;
  for (let row = 0; row < rows; row++) {
    let norm = 0;
    for (let at = row * columns; at < (row + 1) * columns; at++) norm += data[at] * data[at];
    fourthMoment += norm * norm;
  }
  const error = (fourthMoment / rows - ofCovariance) / rows;
  const distance = ofCovariance - columns * meanVariance * meanVariance;
  return distance > 0 ? Math.min(Math.max(error, 0) / distance, 1) : 1;
}
