import { affine } from '../kernels/products.js';
import { wasmOutputSums } from '../kernels/wasm-output-sums.js';
import { ShapeMismatchError } from '../mlp-error.js';
import { areFinite } from '../numeric/are-finite.js';
import { type DenseMatrix, type MatrixLike, toDense } from '../numeric/matrix.js';
import { ACTIVATIONS, type ActivationName } from './activations.js';
import { outputLayerOf } from './output-layer.js';
import type { Network } from './weights.js';

const hiddenParts = new WeakMap<Network, Network>();

/** Units of each layer, input and output included. */
export function layerSizesOf(network: Network): number[] {
  return [network.coefs[0].rows, ...network.intercepts.map((intercept) => intercept.length)];
}

/**
 * Checks that a network has exactly the given layers.
 *
 * @throws {@link ShapeMismatchError} naming the first layer that does not fit.
 */
export function checkShapes(network: Network, layerSizes: readonly number[]): void {
  const layers = layerSizes.length - 1;
  expectSize('layers in coefs', layers, network.coefs.length);
  expectSize('layers in intercepts', layers, network.intercepts.length);
  network.coefs.forEach((coefs, layer) => {
    expectSize(`rows of coefs[${layer}]`, layerSizes[layer], coefs.rows);
    expectSize(`columns of coefs[${layer}]`, layerSizes[layer + 1], coefs.columns);
    expectSize(`length of intercepts[${layer}]`, layerSizes[layer + 1], network.intercepts[layer].length);
  });
}

/**
 * Output of the network for each row of X.
 *
 * @param X - Shape [n, d].
 * @returns Shape [n, output units]: softmax probabilities, or with a single output unit the logistic one.
 */
export function forward(network: Network, activation: ActivationName, X: DenseMatrix): DenseMatrix {
  const sums = outputSums(network, activation, X);
  outputLayerOf(sums.columns).activate(sums.data, sums.rows, sums.columns);
  return sums;
}

/**
 * The last layer's sums for each row of X, before they become probabilities; shape [n, output units]. A network that
 * is asked for many rows, at once or by and by, is computed in WebAssembly where there is any, which gives the same bits.
 */
export function outputSums(network: Network, activation: ActivationName, X: DenseMatrix): DenseMatrix {
  return wasmOutputSums(network, activation, X) ?? jsOutputSums(network, activation, X);
}

/** Outputs of the last hidden layer for each row of X, shape [n, units]; X itself if there is none. */
export function hiddenOutputs(network: Network, activation: ActivationName, X: DenseMatrix): DenseMatrix {
  if (network.coefs.length === 1) return X;
  const hidden = hiddenPart(network);
  const sums = outputSums(hidden, activation, X);
  ACTIVATIONS[activation].apply(sums.data, sums.data.length);
  return sums;
}

/** The network without its last layer: the same object each time, so that it need be copied to WebAssembly only once. */
function hiddenPart(network: Network): Network {
  const known = hiddenParts.get(network);
  if (known !== undefined) return known;
  const part = { coefs: network.coefs.slice(0, -1), intercepts: network.intercepts.slice(0, -1) };
  hiddenParts.set(network, part);
  return part;
}

/** As {@link outputSums}, in plain JavaScript. */
export function jsOutputSums(network: Network, activation: ActivationName, X: DenseMatrix): DenseMatrix {
  const { apply } = ACTIVATIONS[activation];
  let { data, columns } = X;
  network.coefs.forEach((coefs, layer) => {
    if (layer > 0) apply(data, data.length);
    const sums = new Float64Array(X.rows * coefs.columns);
    affine(data, coefs.data, network.intercepts[layer], sums, X.rows, coefs.rows, coefs.columns);
    data = sums;
    columns = coefs.columns;
  });
  return { data, rows: X.rows, columns };
}

/** Whether all weights and biases are finite numbers. */
export function isFiniteNetwork({ coefs, intercepts }: Network): boolean {
  return coefs.every(({ data }) => areFinite(data)) && intercepts.every(areFinite);
}

/** The class of the largest probability in each row of the network's output, the first one on ties. */
export function mostProbable({ data, rows, columns }: DenseMatrix): Int32Array {
  return Int32Array.from({ length: rows }, (_, i) => {
    if (columns === 1) return data[i] > 0.5 ? 1 : 0;
    const row = data.subarray(i * columns, (i + 1) * columns);
    return row.indexOf(Math.max(...row));
  });
}

function expectSize(what: string, expected: number, actual: number): void {
  if (actual !== expected) throw new ShapeMismatchError(what, expected, actual);
}

/** @throws {@link InvalidInputError} for a weight that is not finite. */
export function copyNetwork(coefs: readonly MatrixLike[], intercepts: readonly ArrayLike<number>[]): Network {
  const { coefs: given, intercepts: copies } = checkedNetwork(coefs, intercepts);
  return { coefs: given.map(({ data, ...shape }) => ({ data: data.slice(), ...shape })), intercepts: copies };
}

/** The network with the weights as they are, not copied. @throws {@link InvalidInputError} for one that is not finite. */
export function checkedNetwork(
  coefs: readonly MatrixLike[],
  intercepts: readonly ArrayLike<number>[],
): Network {
  return {
    coefs: coefs.map((layer) => toDense(layer)),
    intercepts: intercepts.map((layer) => toDense([Array.from(layer)]).data),
  };
}
