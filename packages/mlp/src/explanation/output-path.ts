import { ACTIVATIONS, type ActivationName } from '../network/activations.js';
import { outputSums } from '../network/network.js';
import type { Network } from '../network/weights.js';

/**
 * A straight way through the inputs of a network, and a weighted sum of its output sums that changes along it. As the
 * first layer is linear, the way is straight in its sums too, and these two ends are all that need be known of it.
 */
export interface OutputPath {
  readonly network: Network;
  readonly activation: ActivationName;
  /** How much each output sum counts, shape [output units]. */
  readonly outputWeights: Float64Array;
  /** The first layer's sums at the start, shape [units]. */
  readonly start: Float64Array;
  /** And at the end. */
  readonly end: Float64Array;
}

/**
 * `out[k] = sum over j of coefs[k, j] * gradient[j]`: the gradient by a layer's inputs from that by its sums. Four sums
 * at a time, as a single one would wait for each addition.
 */
export function gradientByInputs({ coefs }: Network, layer: number, gradient: Float64Array): Float64Array {
  const { data, rows, columns } = coefs[layer];
  const out = new Float64Array(rows);
  let k = 0;
  for (; k + 3 < rows; k += 4) {
    const at0 = k * columns;
    const at1 = at0 + columns;
    const at2 = at1 + columns;
    const at3 = at2 + columns;
    let sum0 = 0;
    let sum1 = 0;
    let sum2 = 0;
    let sum3 = 0;
    for (let j = 0; j < columns; j++) {
      const factor = gradient[j];
      sum0 += data[at0 + j] * factor;
      sum1 += data[at1 + j] * factor;
      sum2 += data[at2 + j] * factor;
      sum3 += data[at3 + j] * factor;
    }
    out[k] = sum0;
    out[k + 1] = sum1;
    out[k + 2] = sum2;
    out[k + 3] = sum3;
  }
  for (; k < rows; k++) out[k] = dot(data.subarray(k * columns, (k + 1) * columns), gradient);
  return out;
}

/** The weighted sum of the output sums where the first layer's sums are these. */
export function outputAt({ network, activation, outputWeights }: OutputPath, sums: Float64Array): number {
  const above = { coefs: network.coefs.slice(1), intercepts: network.intercepts.slice(1) };
  return dot(above.coefs.length === 0 ? sums : outputSumsOf(above, activation, sums), outputWeights);
}

/** The sum of the products of two vectors' elements. */
export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

function outputSumsOf(above: Network, activation: ActivationName, sums: Float64Array): Float64Array {
  const outputs = sums.slice();
  ACTIVATIONS[activation].apply(outputs, outputs.length);
  return outputSums(above, activation, { data: outputs, rows: 1, columns: outputs.length }).data;
}
