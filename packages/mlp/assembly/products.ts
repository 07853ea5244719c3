/**
 * The matrix products. Each element of a result starts from the value named below and adds its terms one by one, in
 * ascending order of the summed index, without fused multiply-add: the vectors run along the columns of the result, so
 * no sum is split. This order gives the same bits as the products in JavaScript.
 *
 * The right factor is packed into panels a block wide, the left one into strips of four rows, so that the inner loop
 * reads both from one end to the other.
 */
import { BLOCK, BLOCK_ROWS, rowBytesOf, splat, VECTOR } from './block';
import { area } from './memory';

/** The right factor: panels, each with a block's row for each term. */
let panels: usize = 0;
/** Four rows of the left factor: for each term the four elements. */
let strip: usize = 0;
const zeros = memory.data(32, 16);

/** Makes room for products of at most so many terms, and so many bytes of the right factor. */
export function placeProducts(terms: i32, rightBytes: u64, elementSize: usize): void {
  panels = area(rightBytes);
  strip = area(<u64>BLOCK_ROWS * rowBytesOf(terms, elementSize));
}

/** Packs a matrix of so many rows as the right factor. */
export function packRight(matrix: usize, rows: i32, rowBytes: usize): void {
  let to = panels;
  for (let column: usize = 0; column < rowBytes; column += BLOCK) {
    let from = matrix + column;
    for (let row = 0; row < rows; row++) {
      v128.store(to, v128.load(from));
      v128.store(to, v128.load(from, VECTOR), VECTOR);
      from += rowBytes;
      to += BLOCK;
    }
  }
}

/** Packs the transpose of a matrix of so many columns as the right factor; the result gets rows of `outRowBytes`. */
export function packRightTransposed<T extends number>(
  matrix: usize,
  columns: i32,
  rowBytes: usize,
  outRowBytes: usize,
): void {
  let to = panels;
  const blockBytes = (BLOCK / sizeof<T>()) * rowBytes;
  for (let block: usize = 0; block < outRowBytes; block += BLOCK) {
    for (let column = 0; column < columns; column++) {
      let from = matrix + <usize>column * sizeof<T>();
      for (const end = to + BLOCK; to < end; to += sizeof<T>()) {
        store<T>(to, load<T>(from));
        from += rowBytes;
      }
    }
    matrix += blockBytes;
  }
}

/** `out[i, :] = start + sum over k of left[i, k] * right[k, :]`, for so many rows, rounded up to blocks. */
export function multiply<T extends number>(
  left: usize,
  leftRowBytes: usize,
  rows: i32,
  terms: i32,
  start: usize,
  out: usize,
  outRowBytes: usize,
): void {
  for (let row = 0; row < rows; row += BLOCK_ROWS) {
    packStrip<T>(left, leftRowBytes, terms);
    multiplyStrip<T>(terms, start, out, outRowBytes);
    left += <usize>BLOCK_ROWS * leftRowBytes;
    out += <usize>BLOCK_ROWS * outRowBytes;
  }
}

/** `out[k, :] = 0 + sum over i of left[i, k] * right[i, :]`, for so many columns k, rounded up to blocks. */
export function multiplyTransposed<T extends number>(
  left: usize,
  leftRowBytes: usize,
  columns: i32,
  terms: i32,
  out: usize,
  outRowBytes: usize,
): void {
  for (let column = 0; column < columns; column += BLOCK_ROWS) {
    packTransposedStrip<T>(left, leftRowBytes, terms);
    multiplyStrip<T>(terms, 0, out, outRowBytes);
    left += <usize>BLOCK_ROWS * sizeof<T>();
    out += <usize>BLOCK_ROWS * outRowBytes;
  }
}

/** `out[0, :] = (0 + sum over i of right[i, :]) / divisor`. */
export function meanOfRight<T extends number>(rows: i32, divisor: f64, out: usize, rowBytes: usize): void {
  const divisors = splat<T>(divisor);
  let from = panels;
  for (const end = out + rowBytes; out < end; out += BLOCK) {
    let sum0 = v128.splat<T>(<T>0);
    let sum1 = v128.splat<T>(<T>0);
    for (const last = from + <usize>rows * BLOCK; from < last; from += BLOCK) {
      sum0 = v128.add<T>(sum0, v128.load(from));
      sum1 = v128.add<T>(sum1, v128.load(from, VECTOR));
    }
    v128.store(out, v128.div<T>(sum0, divisors));
    v128.store(out, v128.div<T>(sum1, divisors), VECTOR);
  }
}

/** A square of so many terms at a time is transposed; the last one may read, and pack, terms behind the row. */
function packStrip<T extends number>(left: usize, rowBytes: usize, terms: i32): void {
  const end = left + <usize>terms * sizeof<T>();
  let to = strip;
  for (let at = left; at < end; at += VECTOR) {
    let from = at;
    const row0 = v128.load(from);
    from += rowBytes;
    const row1 = v128.load(from);
    from += rowBytes;
    const row2 = v128.load(from);
    from += rowBytes;
    const row3 = v128.load(from);
    if (sizeof<T>() == 8) {
      v128.store(to, i64x2.shuffle(row0, row1, 0, 2));
      v128.store(to, i64x2.shuffle(row2, row3, 0, 2), VECTOR);
      v128.store(to, i64x2.shuffle(row0, row1, 1, 3), 2 * VECTOR);
      v128.store(to, i64x2.shuffle(row2, row3, 1, 3), 3 * VECTOR);
    } else {
      const low01 = i32x4.shuffle(row0, row1, 0, 4, 1, 5);
      const low23 = i32x4.shuffle(row2, row3, 0, 4, 1, 5);
      const high01 = i32x4.shuffle(row0, row1, 2, 6, 3, 7);
      const high23 = i32x4.shuffle(row2, row3, 2, 6, 3, 7);
      v128.store(to, i64x2.shuffle(low01, low23, 0, 2));
      v128.store(to, i64x2.shuffle(low01, low23, 1, 3), VECTOR);
      v128.store(to, i64x2.shuffle(high01, high23, 0, 2), 2 * VECTOR);
      v128.store(to, i64x2.shuffle(high01, high23, 1, 3), 3 * VECTOR);
    }
    to += 4 * VECTOR;
  }
}

function packTransposedStrip<T extends number>(left: usize, rowBytes: usize, terms: i32): void {
  const step = BLOCK_ROWS * sizeof<T>();
  for (let to = strip, end = strip + <usize>terms * step; to < end; to += step) {
    v128.store(to, v128.load(left));
    if (sizeof<T>() == 8) v128.store(to, v128.load(left, VECTOR), VECTOR);
    left += rowBytes;
  }
}

/** The packed strip times all panels; `start` is a row to start the sums from, or 0 for zeros. */
function multiplyStrip<T extends number>(terms: i32, start: usize, out: usize, rowBytes: usize): void {
  const panelBytes = <usize>terms * BLOCK;
  let panel = panels;
  for (let column: usize = 0; column < rowBytes; column += BLOCK) {
    multiplyBlock<T>(panel, panel + panelBytes, start == 0 ? zeros : start + column, out + column, rowBytes);
    panel += panelBytes;
  }
}

/** Four rows and a block of columns: eight sums of vectors, which stay in registers. */
// @ts-expect-error: decorator
@inline
function multiplyBlock<T extends number>(
  panel: usize,
  panelEnd: usize,
  start: usize,
  out: usize,
  rowBytes: usize,
): void {
  let a = strip;
  let sum00 = v128.load(start);
  let sum01 = v128.load(start, VECTOR);
  let sum10 = sum00;
  let sum11 = sum01;
  let sum20 = sum00;
  let sum21 = sum01;
  let sum30 = sum00;
  let sum31 = sum01;
  // Tested at its end, the loop has one jump less. Of no terms at all there are no sums.
  if (panel < panelEnd) {
    do {
      const b0 = v128.load(panel);
      const b1 = v128.load(panel, VECTOR);
      const a0 = v128.load_splat<T>(a);
      sum00 = v128.add<T>(sum00, v128.mul<T>(a0, b0));
      sum01 = v128.add<T>(sum01, v128.mul<T>(a0, b1));
      const a1 = v128.load_splat<T>(a, sizeof<T>());
      sum10 = v128.add<T>(sum10, v128.mul<T>(a1, b0));
      sum11 = v128.add<T>(sum11, v128.mul<T>(a1, b1));
      const a2 = v128.load_splat<T>(a, 2 * sizeof<T>());
      sum20 = v128.add<T>(sum20, v128.mul<T>(a2, b0));
      sum21 = v128.add<T>(sum21, v128.mul<T>(a2, b1));
      const a3 = v128.load_splat<T>(a, 3 * sizeof<T>());
      sum30 = v128.add<T>(sum30, v128.mul<T>(a3, b0));
      sum31 = v128.add<T>(sum31, v128.mul<T>(a3, b1));
      a += BLOCK_ROWS * sizeof<T>();
      panel += BLOCK;
    } while (panel < panelEnd);
  }
  v128.store(out, sum00);
  v128.store(out, sum01, VECTOR);
  out += rowBytes;
  v128.store(out, sum10);
  v128.store(out, sum11, VECTOR);
  out += rowBytes;
  v128.store(out, sum20);
  v128.store(out, sum21, VECTOR);
  out += rowBytes;
  v128.store(out, sum30);
  v128.store(out, sum31, VECTOR);
}
