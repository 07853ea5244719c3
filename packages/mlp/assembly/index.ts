/**
 * A training kernel: one instance of this module holds one network. Call `placeNetwork`, `setLayer` for each layer,
 * `placeWeights`, and `placeRows` for each lot of rows; write weights and rows to where they are said to lie, and train.
 * Or `placeOutputs` instead of rows, write rows into the batch, and ask for the outputs.
 */
import { rowBytesOf } from './block';
import { forward } from './forward';
import {
  elementSize,
  Layer,
  layerAt,
  layerCount,
  placeBatch,
  placeLayers,
  placeParameters,
  setSizes,
} from './layer';
import { commit, mark, release, releaseAll } from './memory';
import { placeProducts } from './products';
import { placeInputs, placeRowData } from './rows';
import { trainingStep } from './training-step';

export { setActivation } from './activations';
export { batch, inputRowBytes, inputs, order, setSparse, targets, weights } from './rows';
export { setAdam, setSgd } from './solvers';

/** Where the areas begin that depend on the rows. */
let rowAreas: u64 = 0;

/** Forgets the network before. @param bytes - Of a number: 8 or 4. */
export function placeNetwork(layers: i32, bytes: i32): bool {
  releaseAll();
  const start = mark();
  placeLayers(layers, bytes);
  return commit(start);
}

export function setLayer(l: i32, inputs: i32, activeInputs: i32, units: i32): void {
  setSizes(layerAt(l), inputs, activeInputs, units);
}

/** @returns False if there is not enough memory. */
export function placeWeights(forTraining: bool): bool {
  const start = mark();
  placeParameters(forTraining);
  rowAreas = mark();
  return commit(start);
}

/** @returns False if there is not enough memory. */
export function placeRows(rows: i32, batchRows: i32): bool {
  release(rowAreas);
  placeRowData(rows, layerAt(0).activeInputs, batchRows, elementSize);
  placeBatch(batchRows, true);
  let terms = batchRows;
  let rightBytes: u64 = 0;
  for (let l = 0; l < layerCount; l++) {
    const layer = layerAt(l);
    terms = max(terms, max(layer.activeInputs, layer.units));
    rightBytes = max(rightBytes, rightBytesOf(layer, batchRows));
  }
  placeProducts(terms, rightBytes, elementSize);
  return commit(rowAreas);
}

/**
 * Makes room to compute outputs alone: rows are written into the batch, without padding between them.
 *
 * @returns False if there is not enough memory.
 */
export function placeOutputs(batchRows: i32): bool {
  release(rowAreas);
  placeInputs(batchRows, layerAt(0).inputs, elementSize);
  placeBatch(batchRows, false);
  let terms = 0;
  let rightBytes: u64 = 0;
  for (let l = 0; l < layerCount; l++) {
    const layer = layerAt(l);
    terms = max(terms, layer.inputs);
    rightBytes = max(rightBytes, <u64>layer.inputs * layer.rowBytes);
  }
  placeProducts(terms, rightBytes, elementSize);
  return commit(rowAreas);
}

export function coefsOf(l: i32): usize {
  return layerAt(l).coefs;
}

export function interceptsOf(l: i32): usize {
  return layerAt(l).intercepts;
}

export function rowBytesOfLayer(l: i32): usize {
  return layerAt(l).rowBytes;
}

/** Outputs of a layer for the batch, rows of `rowBytesOfLayer`; of the last one its sums. */
export function outputsOf(l: i32): usize {
  return layerAt(l).activations;
}

/** Computes the outputs for the first so many rows of the batch. */
export function forward64(rows: i32): void {
  forward<f64>(rows);
}

export function step64(first: i32, rows: i32, alpha: f64, stepSize: f64): f64 {
  return trainingStep<f64>(first, rows, alpha, stepSize);
}

export function step32(first: i32, rows: i32, alpha: f64, stepSize: f64): f64 {
  return trainingStep<f32>(first, rows, alpha, stepSize);
}

/** Bytes of the largest right factor of the layer's products: its weights, their transpose or its deltas. */
function rightBytesOf(layer: Layer, batchRows: i32): u64 {
  const deltas = <u64>batchRows * layer.rowBytes;
  const coefs = <u64>layer.activeInputs * layer.rowBytes;
  const transposed = <u64>layer.units * rowBytesOf(layer.inputs, elementSize);
  return max(deltas, max(coefs, transposed));
}
