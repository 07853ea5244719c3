/** The last layer: probabilities, their loss and its gradient; one logistic unit, or softmax over several. */
import { logistic, softmax } from './activations';
import { splat, VECTOR } from './block';
import { log64 } from './elementary-functions';
import { Layer } from './layer';
import { targetAt, weightAt } from './rows';

/**
 * Turns the layer's sums into probabilities, sets its deltas and returns the summed log-loss of the rows times their
 * weights.
 */
export function outputLoss<T extends number>(layer: Layer, rows: i32): f64 {
  const units = layer.units;
  const rowBytes = layer.rowBytes;
  const activations = layer.activations;
  const deltas = layer.deltas;
  if (units == 1) logistic<T>(activations, <usize>rows * rowBytes);
  else softmax<T>(activations, rows, units, rowBytes);
  memory.copy(deltas, activations, <usize>rows * rowBytes);
  let loss: f64 = 0;
  for (let i = 0; i < rows; i++) {
    const row = <usize>i * rowBytes;
    loss -= weightAt(i) * log64(probabilityOfTarget<T>(activations + row, units, targetAt(i)));
    subtractTarget<T>(deltas + row, units, targetAt(i));
    multiplyRow<T>(deltas + row, units, rowBytes, weightAt(i));
  }
  return loss;
}

function probabilityOfTarget<T extends number>(probabilities: usize, units: i32, target: i32): f64 {
  if (units > 1) return clip(<f64>load<T>(probabilities + <usize>target * sizeof<T>()));
  const probability = clip(<f64>load<T>(probabilities));
  return target == 1 ? probability : 1 - probability;
}

/** As scikit-learn: a probability of exactly 0 or 1 would make the loss of one row infinite. */
function clip(probability: f64): f64 {
  return min<f64>(max<f64>(probability, f64.EPSILON), 1 - f64.EPSILON);
}

function subtractTarget<T extends number>(deltas: usize, units: i32, target: i32): void {
  const at = units > 1 ? deltas + <usize>target * sizeof<T>() : deltas;
  const one: T = units > 1 ? <T>1 : <T>target;
  store<T>(at, <T>(load<T>(at) - one));
}

/** Multiplies the units of a row, and makes its padding zero again. */
function multiplyRow<T extends number>(deltas: usize, units: i32, rowBytes: usize, weight: f64): void {
  const end = deltas + rowBytes;
  const padding = deltas + <usize>units * sizeof<T>();
  memory.fill(padding, 0, end - padding);
  const factor = splat<T>(weight);
  for (; deltas < end; deltas += VECTOR) v128.store(deltas, v128.mul<T>(v128.load(deltas), factor));
}
