import type { Network } from '../network/weights.js';
import type { ColumnOrder } from '../training/active-columns.js';

/** Where a kernel keeps the weights and biases of a layer, in the precision that it computes with. */
export interface LayerWeights {
  readonly inputs: number;
  readonly units: number;
  /** Shape [inputs, units], row-major, rows `pitch` elements apart. */
  readonly coefs: Float64Array | Float32Array;
  readonly pitch: number;
  /** Shape [units]. */
  readonly intercepts: Float64Array | Float32Array;
}

/** Copies the weights in; those of the input layer get their rows in the order of the columns. */
export function loadNetwork(network: Network, columns: ColumnOrder, layers: readonly LayerWeights[]): void {
  layers.forEach(({ inputs, units, coefs, pitch, intercepts }, l) => {
    const { data } = network.coefs[l];
    for (let k = 0; k < inputs; k++) {
      const row = l === 0 ? columns.order[k] : k;
      coefs.set(data.subarray(row * units, (row + 1) * units), k * pitch);
    }
    intercepts.set(network.intercepts[l]);
  });
}

/** Copies the weights out again. */
export function saveNetwork(columns: ColumnOrder, layers: readonly LayerWeights[]): Network {
  return {
    coefs: layers.map(({ inputs, units, coefs, pitch }, l) => {
      const data = new Float64Array(inputs * units);
      for (let k = 0; k < inputs; k++) {
        const row = l === 0 ? columns.order[k] : k;
        data.set(coefs.subarray(k * pitch, k * pitch + units), row * units);
      }
      return { data, rows: inputs, columns: units };
    }),
    intercepts: layers.map(({ intercepts }) => Float64Array.from(intercepts)),
  };
}
