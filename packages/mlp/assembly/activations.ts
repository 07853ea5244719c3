/** The hidden layers' activation functions, over whole rows, padding included. */
import { firstLanes, splat, VECTOR } from './block';
import { exp, tanh } from './elementary-functions';

/** The codes by which the function is chosen; the names are those of JavaScript's side. */
export enum Activation {
  identity = 0,
  logistic = 1,
  relu = 2,
  tanh = 3,
}

let activation: i32 = Activation.identity;

export function setActivation(code: i32): void {
  activation = code;
}

/** Replaces the values z in so many bytes by f(z). */
export function activate<T extends number>(values: usize, bytes: usize): void {
  if (activation == Activation.logistic) {
    logistic<T>(values, bytes);
  } else if (activation == Activation.relu) {
    const zero = splat<T>(0);
    for (const end = values + bytes; values < end; values += VECTOR) {
      const z = v128.load(values);
      v128.store(values, v128.andnot(z, v128.lt<T>(z, zero)));
    }
  } else if (activation == Activation.tanh) {
    for (const end = values + bytes; values < end; values += VECTOR) {
      v128.store(values, tanh<T>(v128.load(values)));
    }
  }
}

/** Multiplies the deltas by f'(z), given the activations f(z) rather than z. */
export function multiplyByDerivative<T extends number>(
  activations: usize,
  deltas: usize,
  bytes: usize,
): void {
  if (activation == Activation.identity) return;
  const zero = splat<T>(0);
  const one = splat<T>(1);
  for (const end = deltas + bytes; deltas < end; deltas += VECTOR) {
    const f = v128.load(activations);
    const delta = v128.load(deltas);
    if (activation == Activation.relu) {
      v128.store(deltas, v128.and(delta, v128.ne<T>(f, zero)));
    } else {
      const slope =
        activation == Activation.logistic
          ? v128.mul<T>(f, v128.sub<T>(one, f))
          : v128.sub<T>(one, v128.mul<T>(f, f));
      v128.store(deltas, v128.mul<T>(delta, slope));
    }
    activations += VECTOR;
  }
}

/** Replaces the values z by 1 / (1 + exp(-z)), in the form that never overflows. */
export function logistic<T extends number>(values: usize, bytes: usize): void {
  const zero = splat<T>(0);
  const one = splat<T>(1);
  for (const end = values + bytes; values < end; values += VECTOR) {
    const z = v128.load(values);
    const e = exp<T>(v128.neg<T>(v128.abs<T>(z)));
    const above = v128.bitselect(one, e, v128.ge<T>(z, zero));
    v128.store(values, v128.div<T>(above, v128.add<T>(one, e)));
  }
}

/** Replaces the first `units` values of each row by their softmax. */
export function softmax<T extends number>(values: usize, rows: i32, units: i32, rowBytes: usize): void {
  for (let i = 0; i < rows; i++) {
    const end = values + <usize>units * sizeof<T>();
    const largest = largestOf<T>(values, units);
    for (let at = values; at < end; at += VECTOR) {
      v128.store(at, exp<T>(v128.sub<T>(v128.load(at), largest)));
    }
    let sum: T = <T>0;
    for (let at = values; at < end; at += sizeof<T>()) sum = <T>(sum + load<T>(at));
    const divisor = v128.splat<T>(sum);
    for (let at = values; at < end; at += VECTOR) {
      v128.store(at, v128.div<T>(v128.load(at), divisor));
    }
    values += rowBytes;
  }
}

/** The largest of so many values, those that are no numbers left out, in each lane. */
function largestOf<T extends number>(values: usize, count: i32): v128 {
  const lanes = <i32>(VECTOR / sizeof<T>());
  const least = splat<T>(-Infinity);
  const end = values + <usize>(count & -lanes) * sizeof<T>();
  let largest = least;
  for (; values < end; values += VECTOR) largest = v128.pmax<T>(largest, v128.load(values));
  const rest = firstLanes<T>(count & (lanes - 1));
  largest = v128.pmax<T>(largest, v128.bitselect(v128.load(values), least, rest));
  largest = v128.pmax<T>(largest, i64x2.shuffle(largest, largest, 1, 0));
  if (sizeof<T>() == 8) return largest;
  return v128.pmax<T>(largest, i32x4.shuffle(largest, largest, 1, 0, 3, 2));
}
