import type { ActivationName } from '../activations.js';
import { columnsInOrder } from '../active-columns.js';
import type { DenseMatrix } from '../matrix.js';
import { KernelUnavailableError } from '../mlp-error.js';
import type { Network } from '../network.js';
import { loadNetwork } from './layer-weights.js';
import { ACTIVATION_CODES, instantiateWasm, type WasmExports } from './wasm-module.js';

/** Multiplications from which on it is worth to copy the network: a few milliseconds of plain JavaScript. */
const LEAST_MULTIPLICATIONS = 2 ** 22;
/** And rows, so that each weight that is copied is used often enough. */
const LEAST_ROWS = 32;
/** Rows that are computed at a time: few, so that they and what becomes of them stay in the cache. */
const BLOCK = 128;

/** One instance serves all calls one after the other; its memory is that of the largest network. */
let instance: WasmExports | undefined;

/**
 * The last layer's sums for each row of X, in blocks of rows; the same bits as in plain JavaScript. Undefined for so few
 * rows that it is not worth it, and where WebAssembly cannot run or has no room.
 */
export function wasmOutputSums(
  network: Network,
  activation: ActivationName,
  X: DenseMatrix,
): DenseMatrix | undefined {
  const weights = network.coefs.reduce((sum, { data }) => sum + data.length, 0);
  if (X.rows < LEAST_ROWS || X.rows * weights < LEAST_MULTIPLICATIONS) return undefined;
  const wasm = available();
  if (wasm === undefined || !place(wasm, network)) return undefined;
  wasm.setActivation(ACTIVATION_CODES[activation]);
  load(wasm, network, X);
  return sumsInBlocks(wasm, network, X);
}

function available(): WasmExports | undefined {
  try {
    instance ??= instantiateWasm();
  } catch (error) {
    if (!(error instanceof KernelUnavailableError)) throw error;
  }
  return instance;
}

/** Whether there is room for the network and a block of rows. */
function place(wasm: WasmExports, { coefs }: Network): boolean {
  if (wasm.placeNetwork(coefs.length, Float64Array.BYTES_PER_ELEMENT) === 0) return false;
  coefs.forEach(({ rows, columns }, l) => {
    wasm.setLayer(l, rows, rows, columns);
  });
  return wasm.placeWeights(false) !== 0 && wasm.placeRows(0, BLOCK) !== 0;
}

function load(wasm: WasmExports, network: Network, X: DenseMatrix): void {
  const { buffer } = wasm.memory;
  const layers = network.coefs.map(({ rows, columns }, l) => {
    const pitch = wasm.rowBytesOfLayer(l) / Float64Array.BYTES_PER_ELEMENT;
    return {
      ...{ inputs: rows, units: columns, pitch },
      coefs: new Float64Array(buffer, wasm.coefsOf(l) >>> 0, rows * pitch),
      intercepts: new Float64Array(buffer, wasm.interceptsOf(l) >>> 0, columns),
    };
  });
  loadNetwork(network, columnsInOrder(X), layers);
}

function sumsInBlocks(wasm: WasmExports, { coefs }: Network, X: DenseMatrix): DenseMatrix {
  const last = coefs.length - 1;
  const { columns } = coefs[last];
  const sums = new Float64Array(X.rows * columns);
  const inputPitch = wasm.inputRowBytes.value / Float64Array.BYTES_PER_ELEMENT;
  const sumPitch = wasm.rowBytesOfLayer(last) / Float64Array.BYTES_PER_ELEMENT;
  const { buffer } = wasm.memory;
  const batch = new Float64Array(buffer, wasm.batch.value >>> 0, BLOCK * inputPitch);
  const outputs = new Float64Array(buffer, wasm.outputsOf(last) >>> 0, BLOCK * sumPitch);
  for (let first = 0; first < X.rows; first += BLOCK) {
    const rows = Math.min(BLOCK, X.rows - first);
    copyRows(X.data, first * X.columns, X.columns, batch, 0, inputPitch, rows, X.columns);
    wasm.forward64(rows);
    copyRows(outputs, 0, sumPitch, sums, first * columns, columns, rows, columns);
  }
  return { data: sums, rows: X.rows, columns };
}

/** Copies so many rows of so many columns from one place to another, where they lie so far apart. */
function copyRows(
  from: Float64Array,
  fromStart: number,
  fromPitch: number,
  to: Float64Array,
  toStart: number,
  toPitch: number,
  rows: number,
  columns: number,
): void {
  for (let i = 0; i < rows; i++) {
    const source = fromStart + i * fromPitch;
    const target = toStart + i * toPitch;
    for (let j = 0; j < columns; j++) to[target + j] = from[source + j];
  }
}
