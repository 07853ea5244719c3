import { type DenseMatrix, takeRows } from '@networkml/mlp';
import type { SentinelData, SentinelRow } from './iot-sentinel.js';

/** The rows of a kind alone. */
export function rowsOf(data: SentinelData, isOfKind: (row: SentinelRow) => boolean): SentinelData {
  return takenRows(
    data,
    [...data.rows.keys()].filter((row) => isOfKind(data.rows[row])),
  );
}

/** Some rows, in the order of their numbers. */
export function takenRows(data: SentinelData, rows: ArrayLike<number>): SentinelData {
  const numbers = Array.from(rows);
  return {
    ...data,
    rows: numbers.map((row) => data.rows[row]),
    types: numbers.map((row) => data.types[row]),
    inputs: takeRows(data.inputs, numbers),
  };
}

/** Some columns of the inputs, in the order of their numbers. */
export function takenColumns(data: SentinelData, columns: readonly number[]): SentinelData {
  const { inputs } = data;
  const taken = new Float64Array(inputs.rows * columns.length);
  for (let row = 0; row < inputs.rows; row++) {
    columns.forEach((column, i) => {
      taken[row * columns.length + i] = inputs.data[row * inputs.columns + column];
    });
  }
  const matrix: DenseMatrix = { data: taken, rows: inputs.rows, columns: columns.length };
  return { ...data, inputs: matrix };
}
