import type { Backpropagation } from './backpropagation.js';
import type { DenseMatrix } from './matrix.js';
import type { Network } from './network.js';

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

/** The active columns, row-major, shape [rows of X, active]. */
export function activeColumns(X: DenseMatrix, { order, active }: ColumnOrder): Float64Array {
  const data = new Float64Array(X.rows * active);
  for (let i = 0; i < X.rows; i++) {
    for (let k = 0; k < active; k++) data[i * active + k] = X.data[i * X.columns + order[k]];
  }
  return data;
}

/** Copies the weights in; those of the input layer get their rows in the order of the columns. */
export function loadNetwork(network: Network, { order }: ColumnOrder, into: Backpropagation): void {
  into.layers.forEach((layer, l) => {
    const { data } = network.coefs[l];
    if (l === 0) {
      order.forEach((column, k) => {
        copyRow(data, column, layer.coefs, k, layer.units);
      });
    } else {
      layer.coefs.set(data);
    }
    layer.intercepts.set(network.intercepts[l]);
  });
}

/** Copies the weights out again. */
export function saveNetwork({ order }: ColumnOrder, from: Backpropagation): Network {
  return {
    coefs: from.layers.map((layer, l) => {
      const data = layer.coefs.slice();
      if (l === 0) {
        order.forEach((column, k) => {
          copyRow(layer.coefs, k, data, column, layer.units);
        });
      }
      return { data, rows: layer.inputs, columns: layer.units };
    }),
    intercepts: from.layers.map((layer) => layer.intercepts.slice()),
  };
}

/** Copies one row of a row-major array to another place. */
export function copyRow(
  from: Float64Array,
  row: number,
  to: Float64Array,
  toRow: number,
  columns: number,
): void {
  for (let j = 0; j < columns; j++) to[toRow * columns + j] = from[row * columns + j];
}
