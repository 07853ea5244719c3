/**
 * All matrices are cut into blocks of two vectors side by side: 4 columns of f64 or 8 of f32. Rows are padded with
 * zeros to whole blocks, so that no loop has a rest of columns.
 */

/** Bytes of a vector. */
export const VECTOR: usize = 16;
/** Bytes of a block's row: two vectors. */
export const BLOCK: usize = 2 * VECTOR;
/** Rows that a product computes at a time. */
export const BLOCK_ROWS: i32 = 4;

/** Bytes of a row of so many elements, padded to whole blocks. */
// @ts-expect-error: decorator
@inline
export function rowBytesOf(elements: i32, elementSize: usize): u64 {
  return (<u64>(<u32>elements) * elementSize + BLOCK - 1) & ~(<u64>BLOCK - 1);
}

/** So many rows, padded to whole blocks. */
// @ts-expect-error: decorator
@inline
export function paddedRows(rows: i32): i32 {
  return (rows + BLOCK_ROWS - 1) & ~(BLOCK_ROWS - 1);
}

/** The same value in each lane, in the precision of the lanes. */
// @ts-expect-error: decorator
@inline
export function splat<T extends number>(value: f64): v128 {
  return v128.splat<T>(<T>value);
}

/** All bits of the first so many lanes. */
// @ts-expect-error: decorator
@inline
export function firstLanes<T extends number>(count: i32): v128 {
  if (sizeof<T>() == 8) return i64x2.gt_s(i64x2.splat(count), i64x2(0, 1));
  return i32x4.gt_s(i32x4.splat(count), i32x4(0, 1, 2, 3));
}
