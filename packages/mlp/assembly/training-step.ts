/** One training step on a batch: forward, loss, backward, penalty and update. */
import { multiplyByDerivative } from './activations';
import { forward, inputOf, inputRowBytesOf } from './forward';
import { Layer, layerAt, layerCount, parameterBytes } from './layer';
import { outputLoss } from './output-layer';
import { penaliseAndUpdate } from './penalty';
import { meanOfRight, multiply, multiplyTransposed, packRight, packRightTransposed } from './products';
import { gather, isSparse, totalWeight } from './rows';
import { multiplyTransposedSparse } from './sparse-products';

/** @returns The loss before the update. */
export function trainingStep<T extends number>(first: i32, rows: i32, alpha: f64, stepSize: f64): f64 {
  gather(first, rows);
  const total = totalWeight(rows);
  forward<T>(rows);
  const loss = outputLoss<T>(layerAt(layerCount - 1), rows) / total;
  backward<T>(rows, total);
  return loss + (0.5 * alpha * penaliseAndUpdate<T>(total, alpha, stepSize)) / total;
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
