import { logistic, softmax } from './activations.js';

/** How the last layer turns its sums into probabilities, and what a wrong probability costs. */
interface OutputLayer {
  /** Replaces the first `rows` rows of `values`, shape [rows, units], by probabilities. */
  activate(values: Float64Array, rows: number, units: number): void;
  /** Summed log-loss of the first `rows` rows times their weights, in nats. `targets` are class indices. */
  loss(
    probabilities: Float64Array,
    targets: Int32Array,
    weights: Float64Array,
    rows: number,
    units: number,
  ): number;
  /** Turns probabilities into the gradient of the summed loss with respect to the last layer's sums. */
  subtractTargets(probabilities: Float64Array, targets: Int32Array, rows: number, units: number): void;
}

/** As scikit-learn: a probability of exactly 0 or 1 would make the loss of one row infinite. */
const clip = (probability: number): number =>
  Math.min(Math.max(probability, Number.EPSILON), 1 - Number.EPSILON);

/**
 * The two output layers of a classifier, named as scikit-learn's `out_activation_`: `softmax` has one unit a class
 * and the log-loss, `logistic` a single unit, the probability of the second of two classes, and the binary log-loss.
 * For both the gradient is simply probability minus target, as the derivative of the activation cancels out
 * (Bishop, "Pattern Recognition and Machine Learning", section 5.2).
 */
const OUTPUT_LAYERS = {
  softmax: {
    activate: softmax,
    loss(probabilities, targets, weights, rows, units) {
      let sum = 0;
      for (let i = 0; i < rows; i++) {
        sum -= weights[i] * Math.log(clip(probabilities[i * units + targets[i]]));
      }
      return sum;
    },
    subtractTargets(probabilities, targets, rows, units) {
      for (let i = 0; i < rows; i++) probabilities[i * units + targets[i]] -= 1;
    },
  },
  logistic: {
    activate: logistic,
    loss(probabilities, targets, weights, rows) {
      let sum = 0;
      for (let i = 0; i < rows; i++) {
        const probability = clip(probabilities[i]);
        sum -= weights[i] * Math.log(targets[i] === 1 ? probability : 1 - probability);
      }
      return sum;
    },
    subtractTargets(probabilities, targets, rows) {
      for (let i = 0; i < rows; i++) probabilities[i] -= targets[i];
    },
  },
} as const satisfies Record<string, OutputLayer>;

/** The output layer for so many output units. */
export function outputLayerOf(units: number): OutputLayer {
  return units === 1 ? OUTPUT_LAYERS.logistic : OUTPUT_LAYERS.softmax;
}

/** Output units for so many classes. */
export function outputUnits(classes: number): number {
  return classes === 2 ? 1 : classes;
}
