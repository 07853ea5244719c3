import type { DenseMatrix } from '../numeric/matrix.js';

/** The label of the largest probability of each row, the first one on ties. */
export function mostProbableLabels(
  { data, rows, columns }: DenseMatrix,
  classes: readonly string[],
): string[] {
  return Array.from({ length: rows }, (_, i) => {
    const start = i * columns;
    let best = 0;
    for (let k = 1; k < columns; k++) {
      if (data[start + k] > data[start + best]) best = k;
    }
    return classes[best];
  });
}
