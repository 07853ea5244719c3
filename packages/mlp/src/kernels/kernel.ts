/**
 * The three matrix products that a multi-layer perceptron consists of, over flat row-major arrays. Arrays may be
 * longer than the product needs; what lies behind it is neither read nor written.
 *
 * The order of summation is part of the contract: each element of a result starts from the value named below and
 * adds its terms one by one, in ascending order of the summed index, without fused multiply-add. So all kernels give
 * the same bits, a row's result does not depend on the rows around it, and terms that are exactly zero may be left
 * out.
 */
export interface Kernel {
  /** `out[i, j] = bias[j] + sum over k of X[i, k] * W[k, j]`; X [n, d], W [d, m], bias [m], out [n, m]. */
  affine(
    X: Float64Array,
    W: Float64Array,
    bias: Float64Array,
    out: Float64Array,
    n: number,
    d: number,
    m: number,
  ): void;

  /** `out[k, j] = 0 + sum over i of X[i, k] * D[i, j]`; X [n, d], D [n, m], out [d, m]. */
  transposedProduct(
    X: Float64Array,
    D: Float64Array,
    out: Float64Array,
    n: number,
    d: number,
    m: number,
  ): void;

  /** `out[i, k] = 0 + sum over j of D[i, j] * W[k, j]`; D [n, m], W [d, m], out [n, d]. */
  productTransposed(
    D: Float64Array,
    W: Float64Array,
    out: Float64Array,
    n: number,
    d: number,
    m: number,
  ): void;
}
