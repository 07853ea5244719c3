import type { DenseMatrix } from './matrix.js';

/** The label of the largest probability of each row, the first one on ties. */
export function mostProbableLabels(
  { data, rows, columns }: DenseMatrix,
  classes: readonly string[],
): string[] {
  return Array.from({ length: rows }, (_, i) => {
    const row = data.subarray(i * columns, (i + 1) * columns);
    return classes[row.indexOf(Math.max(...row))];
  });
}
