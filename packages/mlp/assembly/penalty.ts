/** The L2 penalty, and the solver's update in the same pass over the weights. */
import { splat, VECTOR } from './block';
import { Layer, layerAt, layerCount, parameterBytes } from './layer';
import { prepareUpdates, update } from './solvers';

/**
 * Adds the penalty to the weights' gradients, divides them by the rows' weight, updates weights and biases and returns
 * the sum of the squared weights before the update.
 */
export function penaliseAndUpdate<T extends number>(total: f64, alpha: f64, stepSize: f64): f64 {
  prepareUpdates<T>();
  const step = splat<T>(stepSize);
  // Lane 0 is the sum in f64, which is added up in the order of the weights; in f32 the sum is spread over both.
  let squares = f64x2.splat(0);
  for (let l = 0; l < layerCount; l++) {
    squares = updateCoefs<T>(layerAt(l), splat<T>(total), splat<T>(alpha), step, squares);
    updateIntercepts<T>(layerAt(l), step);
  }
  const sum = f64x2.extract_lane(squares, 0);
  return sizeof<T>() == 8 ? sum : sum + f64x2.extract_lane(squares, 1);
}

function updateCoefs<T extends number>(
  layer: Layer,
  total: v128,
  alpha: v128,
  stepSize: v128,
  squares: v128,
): v128 {
  const activeEnd = layer.coefs + <usize>layer.activeInputs * layer.rowBytes;
  const end = layer.coefs + <usize>layer.inputs * layer.rowBytes;
  let at = layer.coefs;
  for (; at < activeEnd; at += VECTOR) {
    const weights = v128.load(at);
    squares = addSquares<T>(squares, weights);
    const penalised = v128.add<T>(v128.load(at + parameterBytes), v128.mul<T>(alpha, weights));
    update<T>(at, weights, v128.div<T>(penalised, total), stepSize);
  }
  for (; at < end; at += VECTOR) {
    const weights = v128.load(at);
    squares = addSquares<T>(squares, weights);
    update<T>(at, weights, v128.div<T>(v128.mul<T>(alpha, weights), total), stepSize);
  }
  return squares;
}

function updateIntercepts<T extends number>(layer: Layer, stepSize: v128): void {
  const end = layer.intercepts + layer.rowBytes;
  for (let at = layer.intercepts; at < end; at += VECTOR) {
    update<T>(at, v128.load(at), v128.load(at + parameterBytes), stepSize);
  }
}

// @ts-expect-error: decorator
@inline
function addSquares<T extends number>(sum: v128, weights: v128): v128 {
  if (sizeof<T>() == 8) {
    const squares = f64x2.mul(weights, weights);
    return f64x2.add(f64x2.add(sum, squares), i64x2.shuffle(squares, squares, 1, 0));
  }
  const low = f64x2.promote_low_f32x4(weights);
  const high = f64x2.promote_low_f32x4(i64x2.shuffle(weights, weights, 1, 0));
  return f64x2.add(f64x2.add(sum, f64x2.mul(low, low)), f64x2.mul(high, high));
}
