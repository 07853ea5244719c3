/** Names of the hidden layers' activation functions. @public */
export type ActivationName = 'identity' | 'logistic' | 'relu' | 'tanh';

interface Activation {
  /** Replaces the first `length` values z by f(z). */
  apply(values: Float64Array, length: number): void;
  /** Multiplies the first `length` deltas by f'(z), given the activations f(z) rather than z. */
  multiplyByDerivative(activations: Float64Array, deltas: Float64Array, length: number): void;
}

/**
 * The hidden layers' activation functions by name, as in scikit-learn. All of them have a derivative that follows
 * from the function's value alone, so the values before activation need not be kept.
 */
export const ACTIVATIONS: Readonly<Record<ActivationName, Activation>> = {
  identity: {
    apply() {},
    multiplyByDerivative() {},
  },
  logistic: {
    apply: logistic,
    multiplyByDerivative(activations, deltas, length) {
      for (let i = 0; i < length; i++) deltas[i] *= activations[i] * (1 - activations[i]);
    },
  },
  relu: {
    apply(values, length) {
      for (let i = 0; i < length; i++) {
        if (values[i] < 0) values[i] = 0;
      }
    },
    multiplyByDerivative(activations, deltas, length) {
      for (let i = 0; i < length; i++) {
        if (activations[i] === 0) deltas[i] = 0;
      }
    },
  },
  tanh: {
    apply(values, length) {
      for (let i = 0; i < length; i++) values[i] = Math.tanh(values[i]);
    },
    multiplyByDerivative(activations, deltas, length) {
      for (let i = 0; i < length; i++) deltas[i] *= 1 - activations[i] * activations[i];
    },
  },
};

/** Replaces the first `length` values z by 1 / (1 + exp(-z)), in the form that never overflows. */
export function logistic(values: Float64Array, length: number): void {
  for (let i = 0; i < length; i++) {
    const z = values[i];
    const e = Math.exp(-Math.abs(z));
    values[i] = z >= 0 ? 1 / (1 + e) : e / (1 + e);
  }
}

/**
 * Replaces each of the first `rows` rows by its softmax. The largest value is subtracted first: the result is the
 * same, and exp cannot overflow.
 */
export function softmax(values: Float64Array, rows: number, columns: number): void {
  for (let start = 0; start < rows * columns; start += columns) {
    const end = start + columns;
    let largest = -Infinity;
    for (let i = start; i < end; i++) {
      if (values[i] > largest) largest = values[i];
    }
    let sum = 0;
    for (let i = start; i < end; i++) {
      values[i] = Math.exp(values[i] - largest);
      sum += values[i];
    }
    for (let i = start; i < end; i++) values[i] /= sum;
  }
}
