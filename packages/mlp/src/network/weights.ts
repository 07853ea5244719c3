import type { DenseMatrix } from '../numeric/matrix.js';

/**
 * The learned numbers of a multi-layer perceptron, one entry a layer, as scikit-learn's `coefs_` and `intercepts_`.
 *
 * @public
 */
export interface Network {
  /** Weights; `coefs[l]` has shape [units of layer l, units of layer l + 1], layer 0 being the input. */
  readonly coefs: readonly DenseMatrix[];
  /** Biases; `intercepts[l]` has length units of layer l + 1. */
  readonly intercepts: readonly Float64Array[];
}
