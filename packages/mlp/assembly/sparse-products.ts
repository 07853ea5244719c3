/**
 * The products for rows that are mostly zeros, or too few to be packed: terms that are zero are left out, the others are
 * added in the same order as in the products of whole matrices, so that the bits are the same.
 */
import { VECTOR } from './block';

/** `out[i, :] = start + sum over k of left[i, k] * right[k, :]`, for so many rows and terms. */
export function multiplySparse<T extends number>(
  left: usize,
  leftRowBytes: usize,
  rows: i32,
  terms: i32,
  right: usize,
  start: usize,
  out: usize,
  outRowBytes: usize,
): void {
  for (let row = 0; row < rows; row++) {
    memory.copy(out, start, outRowBytes);
    const end = left + <usize>terms * sizeof<T>();
    for (let at = nextVector(left, end); at < end; at = nextVector(at + VECTOR, end)) {
      // The last vector may reach into the next row.
      const last = min(at + VECTOR, end);
      for (let element: usize = at; element < last; element += sizeof<T>()) {
        const k = (element - left) / sizeof<T>();
        addMultiple<T>(load<T>(element), right + k * outRowBytes, out, outRowBytes);
      }
    }
    left += leftRowBytes;
    out += outRowBytes;
  }
}

/** `out[k, :] = 0 + sum over i of left[i, k] * right[i, :]`, for so many rows i and columns k. */
export function multiplyTransposedSparse<T extends number>(
  left: usize,
  leftRowBytes: usize,
  rows: i32,
  columns: i32,
  right: usize,
  out: usize,
  outRowBytes: usize,
): void {
  memory.fill(out, 0, <usize>columns * outRowBytes);
  for (let row = 0; row < rows; row++) {
    const end = left + <usize>columns * sizeof<T>();
    for (let at = nextVector(left, end); at < end; at = nextVector(at + VECTOR, end)) {
      for (let element: usize = at; element < at + VECTOR; element += sizeof<T>()) {
        const k = (element - left) / sizeof<T>();
        addMultiple<T>(load<T>(element), right, out + k * outRowBytes, outRowBytes);
      }
    }
    left += leftRowBytes;
    right += outRowBytes;
  }
}

/** The first vector from a place on that is not all zero. */
// @ts-expect-error: decorator
@inline
function nextVector(at: usize, end: usize): usize {
  while (at < end && !v128.any_true(v128.load(at))) at += VECTOR;
  return at;
}

/** `out += factor * row`, unless the factor is zero. */
// @ts-expect-error: decorator
@inline
function addMultiple<T extends number>(factor: T, row: usize, out: usize, bytes: usize): void {
  if (factor == 0) return;
  const factors = v128.splat<T>(factor);
  for (const end = out + bytes; out < end; out += VECTOR) {
    v128.store(out, v128.add<T>(v128.load(out), v128.mul<T>(factors, v128.load(row))));
    row += VECTOR;
  }
}
