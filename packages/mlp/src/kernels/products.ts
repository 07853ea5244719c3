import { addRow } from './single-row-product.js';

/**
 * The three matrix products that a multi-layer perceptron consists of, in plain JavaScript over flat row-major arrays.
 * Arrays may be longer than the product needs; what lies behind it is neither read nor written. They are blocked so
 * that loaded values are used several times, and allocate nothing.
 *
 * The order of summation is part of the contract: each element of a result starts from the value named below and
 * adds its terms one by one, in ascending order of the summed index, without fused multiply-add. So all kernels give
 * the same bits, a row's result does not depend on the rows around it, and terms that are exactly zero may be left
 * out.
 */

/** `out[i, j] = bias[j] + sum over k of X[i, k] * W[k, j]`; X [n, d], W [d, m], bias [m], out [n, m]. */
export function affine(
  X: Float64Array,
  W: Float64Array,
  bias: Float64Array,
  out: Float64Array,
  n: number,
  d: number,
  m: number,
): void {
  for (let i = 0, o = 0; i < n; i++) {
    for (let j = 0; j < m; j++) out[o++] = bias[j];
  }
  addProduct(X, d, 1, W, out, n, d, m);
}

/** `out[k, j] = 0 + sum over i of X[i, k] * D[i, j]`; X [n, d], D [n, m], out [d, m]. */
export function transposedProduct(
  X: Float64Array,
  D: Float64Array,
  out: Float64Array,
  n: number,
  d: number,
  m: number,
): void {
  out.fill(0, 0, d * m);
  addProduct(X, 1, d, D, out, d, n, m);
}

/** `out[i, k] = 0 + sum over j of D[i, j] * W[k, j]`; D [n, m], W [d, m], out [n, d]. */
export function productTransposed(
  D: Float64Array,
  W: Float64Array,
  out: Float64Array,
  n: number,
  d: number,
  m: number,
): void {
  let i = 0;
  for (; i + 1 < n; i += 2) dotTwoRows(D, W, out, i, d, m);
  for (; i < n; i++) {
    for (let k = 0; k < d; k++) out[i * d + k] = dot(D, i * m, W, k * m, m);
  }
}

/**
 * `out[i, j] += sum over k of A[i, k] * B[k, j]`, where element [i, k] of A is `A[i * rowStride + k * stride]`: the
 * strides read A as it lies or transposed. Blocks of 2 rows and 4 terms; the chained additions keep the order.
 */
function addProduct(
  A: Float64Array,
  rowStride: number,
  stride: number,
  B: Float64Array,
  out: Float64Array,
  rows: number,
  terms: number,
  columns: number,
): void {
  let i = 0;
  for (; i + 1 < rows; i += 2) {
    const p = i * columns;
    const q = p + columns;
    let x = i * rowStride;
    let y = x + rowStride;
    let b = 0;
    let k = 0;
    for (; k + 3 < terms; k += 4) {
      const x0 = A[x];
      const x1 = A[x + stride];
      const x2 = A[x + 2 * stride];
      const x3 = A[x + 3 * stride];
      const y0 = A[y];
      const y1 = A[y + stride];
      const y2 = A[y + 2 * stride];
      const y3 = A[y + 3 * stride];
      const b1 = b + columns;
      const b2 = b1 + columns;
      const b3 = b2 + columns;
      for (let j = 0; j < columns; j++) {
        const w0 = B[b + j];
        const w1 = B[b1 + j];
        const w2 = B[b2 + j];
        const w3 = B[b3 + j];
        out[p + j] = out[p + j] + x0 * w0 + x1 * w1 + x2 * w2 + x3 * w3;
        out[q + j] = out[q + j] + y0 * w0 + y1 * w1 + y2 * w2 + y3 * w3;
      }
      x += 4 * stride;
      y += 4 * stride;
      b = b3 + columns;
    }
    for (; k < terms; k++) {
      const x0 = A[x];
      const y0 = A[y];
      for (let j = 0; j < columns; j++) {
        out[p + j] += x0 * B[b + j];
        out[q + j] += y0 * B[b + j];
      }
      x += stride;
      y += stride;
      b += columns;
    }
  }
  if (i < rows) addRow(A, i * rowStride, stride, B, out, i * columns, terms, columns);
}

/** Rows i and i + 1 of D against all d rows of W, four at a time. */
function dotTwoRows(
  D: Float64Array,
  W: Float64Array,
  out: Float64Array,
  i: number,
  d: number,
  m: number,
): void {
  const x = i * m;
  const y = x + m;
  const p = i * d;
  const q = p + d;
  let k = 0;
  for (; k + 3 < d; k += 4) {
    const w0 = k * m;
    const w1 = w0 + m;
    const w2 = w1 + m;
    const w3 = w2 + m;
    let p0 = 0;
    let p1 = 0;
    let p2 = 0;
    let p3 = 0;
    let q0 = 0;
    let q1 = 0;
    let q2 = 0;
    let q3 = 0;
    for (let j = 0; j < m; j++) {
      const xj = D[x + j];
      const yj = D[y + j];
      const v0 = W[w0 + j];
      const v1 = W[w1 + j];
      const v2 = W[w2 + j];
      const v3 = W[w3 + j];
      p0 += xj * v0;
      p1 += xj * v1;
      p2 += xj * v2;
      p3 += xj * v3;
      q0 += yj * v0;
      q1 += yj * v1;
      q2 += yj * v2;
      q3 += yj * v3;
    }
    out[p + k] = p0;
    out[p + k + 1] = p1;
    out[p + k + 2] = p2;
    out[p + k + 3] = p3;
    out[q + k] = q0;
    out[q + k + 1] = q1;
    out[q + k + 2] = q2;
    out[q + k + 3] = q3;
  }
  for (; k < d; k++) {
    out[p + k] = dot(D, x, W, k * m, m);
    out[q + k] = dot(D, y, W, k * m, m);
  }
}

function dot(a: Float64Array, aStart: number, b: Float64Array, bStart: number, length: number): number {
  let sum = 0;
  for (let j = 0; j < length; j++) sum += a[aStart + j] * b[bStart + j];
  return sum;
}
