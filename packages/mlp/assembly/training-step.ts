/** One training step on a batch: forward, loss, backward, penalty and update. */
import { activate, multiplyByDerivative } from './activations';
import { Layer, layerAt, layerCount, parameterBytes } from './layer';
import { outputLoss } from './output-layer';
import { penaliseAndUpdate } from './penalty';
import { meanOfRight, multiply, multiplyTransposed, packRight, packRightTransposed } from './products';
import { batch, gather, inputRowBytes, isSparse, totalWeight } from './rows';
import { multiplySparse, multiplyTransposedSparse } from './sparse-products';

/** @returns The loss before the update. */
export function trainingStep<T extends number>(first: i32, rows: i32, alpha: f64, stepSize: f64): f64 {
  gather(first, rows);
  const total = totalWeight(rows);
  forward<T>(rows);
  const loss = outputLoss<T>(layerAt(layerCount - 1), rows) / total;
  backward<T>(rows, total);
  return loss + (0.5 * alpha * penaliseAndUpdate<T>(total, alpha, stepSize)) / total;
}

function forward<T extends number>(rows: i32): void {
  for (let l = 0; l < layerCount; l++) {
    const layer = layerAt(l);
    setSums<T>(l, layer, rows);
    if (l < layerCount - 1) activate<T>(layer.activations, <usize>rows * layer.rowBytes);
  }
}

/** Sets all gradients but for the penalty and the division of those of the weights by the rows' weight. */
function backward<T extends number>(rows: i32, total: f64): void {
  for (let l = layerCount - 1; l >= 0; l--) {
    const layer = layerAt(l);
    packRight(layer.deltas, rows, layer.rowBytes);
    setCoefsGradient<T>(l, layer, rows);
    meanOfRight<T>(rows, total, layer.intercepts + parameterBytes, layer.rowBytes);
    if (l > 0) passDeltasDown<T>(layer, layerAt(l - 1), rows);
  }
}

function setSums<T extends number>(l: i32, layer: Layer, rows: i32): void {
  const input = inputOf(l);
  const inputBytes = inputRowBytesOf(l);
  const terms = layer.activeInputs;
  const out = layer.activations;
  if (l == 0 && isSparse) {
    multiplySparse<T>(input, inputBytes, rows, terms, layer.coefs, layer.intercepts, out, layer.rowBytes);
  } else {
    packRight(layer.coefs, terms, layer.rowBytes);
    multiply<T>(input, inputBytes, rows, terms, layer.intercepts, out, layer.rowBytes);
  }
}

/** The deltas are packed already. */
function setCoefsGradient<T extends number>(l: i32, layer: Layer, rows: i32): void {
  const input = inputOf(l);
  const inputBytes = inputRowBytesOf(l);
  const columns = layer.activeInputs;
  const out = layer.coefs + parameterBytes;
  if (l == 0 && isSparse) {
    multiplyTransposedSparse<T>(input, inputBytes, rows, columns, layer.deltas, out, layer.rowBytes);
  } else {
    multiplyTransposed<T>(input, inputBytes, columns, rows, out, layer.rowBytes);
  }
}

function passDeltasDown<T extends number>(layer: Layer, below: Layer, rows: i32): void {
  packRightTransposed<T>(layer.coefs, layer.units, layer.rowBytes, below.rowBytes);
  multiply<T>(layer.deltas, layer.rowBytes, rows, layer.units, 0, below.deltas, below.rowBytes);
  multiplyByDerivative<T>(below.activations, below.deltas, <usize>rows * below.rowBytes);
}

function inputOf(l: i32): usize {
  return l == 0 ? batch : layerAt(l - 1).activations;
}

function inputRowBytesOf(l: i32): usize {
  return l == 0 ? inputRowBytes : layerAt(l - 1).rowBytes;
}
