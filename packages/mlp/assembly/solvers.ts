/** The update of weights and biases: one vector of them at a time, given its gradient. */
import { splat } from './block';
import { parameterBytes } from './layer';

let isAdam: bool = true;
let beta1: f64 = 0;
let beta2: f64 = 0;
let epsilon: f64 = 0;
let momentum: f64 = 0;
let nesterov: bool = false;

export function setAdam(newBeta1: f64, newBeta2: f64, newEpsilon: f64): void {
  isAdam = true;
  beta1 = newBeta1;
  beta2 = newBeta2;
  epsilon = newEpsilon;
}

export function setSgd(newMomentum: f64, newNesterov: bool): void {
  isAdam = false;
  momentum = newMomentum;
  nesterov = newNesterov;
}

/** The same numbers in each lane, in the precision of the step. */
let beta1s: v128 = i32x4.splat(0);
let beta1Rests: v128 = i32x4.splat(0);
let beta2s: v128 = i32x4.splat(0);
let beta2Rests: v128 = i32x4.splat(0);
let epsilons: v128 = i32x4.splat(0);
let momenta: v128 = i32x4.splat(0);

/** To be called before the updates of a step. */
export function prepareUpdates<T extends number>(): void {
  beta1s = splat<T>(beta1);
  beta1Rests = splat<T>(1 - beta1);
  beta2s = splat<T>(beta2);
  beta2Rests = splat<T>(1 - beta2);
  epsilons = splat<T>(epsilon);
  momenta = splat<T>(momentum);
}

/** Updates the parameters in a vector at `at`; the moments lie behind the gradient. */
// @ts-expect-error: decorator
@inline
export function update<T extends number>(at: usize, parameters: v128, gradient: v128, stepSize: v128): void {
  v128.store(
    at,
    isAdam
      ? adam<T>(at + 2 * parameterBytes, parameters, gradient, stepSize)
      : sgd<T>(at + 2 * parameterBytes, parameters, gradient, stepSize),
  );
}

/** Adam, the moments at `moments` and `parameterBytes` behind: as the solver in JavaScript, operation by operation. */
// @ts-expect-error: decorator
@inline
function adam<T extends number>(moments: usize, parameters: v128, gradient: v128, stepSize: v128): v128 {
  const mean = v128.add<T>(
    v128.mul<T>(beta1s, v128.load(moments)),
    v128.mul<T>(beta1Rests, gradient),
  );
  const square = v128.add<T>(
    v128.mul<T>(beta2s, v128.load(moments + parameterBytes)),
    v128.mul<T>(beta2Rests, v128.mul<T>(gradient, gradient)),
  );
  v128.store(moments, mean);
  v128.store(moments + parameterBytes, square);
  const root = v128.add<T>(v128.sqrt<T>(square), epsilons);
  return v128.sub<T>(parameters, v128.div<T>(v128.mul<T>(stepSize, mean), root));
}

/** Stochastic gradient descent, the velocity at `moments`. */
// @ts-expect-error: decorator
@inline
function sgd<T extends number>(moments: usize, parameters: v128, gradient: v128, stepSize: v128): v128 {
  const slope = v128.mul<T>(stepSize, gradient);
  const next = v128.sub<T>(v128.mul<T>(momenta, v128.load(moments)), slope);
  v128.store(moments, next);
  const step = nesterov ? v128.sub<T>(v128.mul<T>(momenta, next), slope) : next;
  return v128.add<T>(parameters, step);
}
