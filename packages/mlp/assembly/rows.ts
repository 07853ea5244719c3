/** The rows that are learned from, and the batch that is gathered from them. */
import { paddedRows, rowBytesOf } from './block';
import { area } from './memory';

/** Active columns of all rows. */
export let inputs: usize = 0;
export let inputRowBytes: usize = 0;
/** Class index of each row, i32. */
export let targets: usize = 0;
/** How much the loss of each row counts, f64. */
export let weights: usize = 0;
/** The order in which rows are learned from: indices, i32. */
export let order: usize = 0;
/** Active columns of the rows of the batch. */
export let batch: usize = 0;
/** Whether most of the active columns' numbers are zero. */
export let isSparse: bool = false;
/** The part of `order` that is the batch. */
let batchOrder: usize = 0;

/** Lays out so many rows of so many columns, and batches of them. */
export function placeRowData(rows: i32, columns: i32, batchRows: i32, elementSize: usize): void {
  const rowBytes = rowBytesOf(columns, elementSize);
  inputRowBytes = <usize>rowBytes;
  inputs = area(<u64>rows * rowBytes);
  targets = area(<u64>rows * sizeof<i32>());
  weights = area(<u64>rows * sizeof<f64>());
  order = area(<u64>rows * sizeof<i32>());
  batch = area(<u64>paddedRows(batchRows) * rowBytes);
}

/** Lays out a batch alone, its rows of so many columns without padding. */
export function placeInputs(batchRows: i32, columns: i32, elementSize: usize): void {
  inputRowBytes = <usize>columns * elementSize;
  batch = area(<u64>paddedRows(batchRows) * inputRowBytes);
}

export function setSparse(sparse: bool): void {
  isSparse = sparse;
}

/** Gathers the batch that begins at a place of the order. */
export function gather(first: i32, rows: i32): void {
  batchOrder = order + <usize>first * sizeof<i32>();
  let to = batch;
  for (let i = 0; i < rows; i++) {
    memory.copy(to, inputs + <usize>rowAt(i) * inputRowBytes, inputRowBytes);
    to += inputRowBytes;
  }
}

// @ts-expect-error: decorator
@inline
export function targetAt(i: i32): i32 {
  return load<i32>(targets + <usize>rowAt(i) * sizeof<i32>());
}

// @ts-expect-error: decorator
@inline
export function weightAt(i: i32): f64 {
  return load<f64>(weights + <usize>rowAt(i) * sizeof<f64>());
}

/** The weight of the batch. */
export function totalWeight(rows: i32): f64 {
  let total: f64 = 0;
  for (let i = 0; i < rows; i++) total += weightAt(i);
  return total;
}

// @ts-expect-error: decorator
@inline
function rowAt(i: i32): i32 {
  return load<i32>(batchOrder + <usize>i * sizeof<i32>());
}
