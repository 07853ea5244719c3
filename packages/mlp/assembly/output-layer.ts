/** The last layer: probabilities, their loss and its gradient; one logistic unit, or softmax over several. */
import { logistic, softmax } from './activations';
import { firstLanes, splat, VECTOR } from './block';
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
  let loss: f64 = 0;
  for (let i = 0; i < rows; i++) {
    const row = <usize>i * rowBytes;
    loss -= weightAt(i) * log64(probabilityOfTarget<T>(activations + row, units, targetAt(i)));
    setDeltas<T>(activations + row, deltas + row, units, targetAt(i), weightAt(i));
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

/** The probabilities of a row, less 1 for that of the target, times the weight; the padding stays zero. */
function setDeltas<T extends number>(
  probabilities: usize,
  deltas: usize,
  units: i32,
  target: i32,
  weight: f64,
): void {
  const factor = splat<T>(weight);
  const lanes = <i32>(VECTOR / sizeof<T>());
  const end = probabilities + <usize>(units & -lanes) * sizeof<T>();
  let to = deltas;
  let from = probabilities;
  for (; from < end; from += VECTOR) {
    v128.store(to, v128.mul<T>(v128.load(from), factor));
    to += VECTOR;
  }
  const rest = units & (lanes - 1);
  if (rest > 0) v128.store(to, v128.and(v128.mul<T>(v128.load(from), factor), firstLanes<T>(rest)));
  setTargetDelta<T>(probabilities, deltas, units, target, <T>weight);
}

function setTargetDelta<T extends number>(
  probabilities: usize,
  deltas: usize,
  units: i32,
  target: i32,
  weight: T,
): void {
  const offset = units > 1 ? <usize>target * sizeof<T>() : 0;
  const one: T = units > 1 ? <T>1 : <T>target;
  store<T>(deltas + offset, <T>(<T>(load<T>(probabilities + offset) - one) * weight));
}
