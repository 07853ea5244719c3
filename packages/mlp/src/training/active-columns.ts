import type { DenseMatrix } from '../numeric/matrix.js';

/** An order of the columns of X: the first `active` ones, and then others that are zero in every row. */
export interface ColumnOrder {
  readonly order: readonly number[];
  readonly active: number;
}

/** The order that puts those columns first that are not zero in every row, so that the others need no products. */
export function columnsByActivity(X: DenseMatrix): ColumnOrder {
  const active: number[] = [];
  const zero: number[] = [];
  for (let j = 0; j < X.columns; j++) {
    let i = j;
    while (i < X.data.length && X.data[i] === 0) i += X.columns;
    (i < X.data.length ? active : zero).push(j);
  }
  return { order: [...active, ...zero], active: active.length };
}

/** The order as it is, for weights that will see other rows too. */
export function columnsInOrder(X: DenseMatrix): ColumnOrder {
  return { order: Array.from({ length: X.columns }, (_, j) => j), active: X.columns };
}

/** Copies the active columns, row-major, rows `pitch` elements apart. */
export function copyActiveColumns(
  X: DenseMatrix,
  { order, active }: ColumnOrder,
  out: Float64Array | Float32Array,
  pitch: number,
): void {
  for (let i = 0; i < X.rows; i++) {
    for (let k = 0; k < active; k++) out[i * pitch + k] = X.data[i * X.columns + order[k]];
  }
}
