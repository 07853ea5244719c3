import type { ActivationName } from '../network/activations.js';
import type { Network } from '../network/weights.js';
import type { DenseMatrix } from '../numeric/matrix.js';
import { ACTIVATION_CODES, instantiateWasm, type WasmExports } from './wasm-module.js';

/** Most rows that are computed at a time: few, so that they and what becomes of them stay in the cache. */
const MOST_ROWS = 128;
/** Most numbers of such rows, unless a single one has more. */
const MOST_INPUTS = 2 ** 20;
const BYTES = Float64Array.BYTES_PER_ELEMENT;

/** A network whose weights lie in an instance of the module of their own, ready for rows to come. */
export class WasmNetwork {
  readonly #wasm: WasmExports = instantiateWasm();
  /** Not kept alive: nobody but who knows the network can ask for it. */
  #network: WeakRef<Network> | undefined;
  #activation: ActivationName | undefined;
  #units = 0;
  #blockRows = 0;
  #batch = new Float64Array(0);
  #outputs = new Float64Array(0);
  /** Elements from one row of the outputs to the next. */
  #pitch = 0;

  /** Whether it is this network that it holds. */
  holds(network: Network, activation: ActivationName): boolean {
    return this.#activation === activation && this.#network?.deref() === network;
  }

  /** Copies the weights, in place of those held before; false if there is no room for them. */
  hold(network: Network, activation: ActivationName): boolean {
    const wasm = this.#wasm;
    const { coefs, intercepts } = network;
    const last = coefs.length - 1;
    this.#network = undefined;
    const blockRows = blockRowsOf(coefs[0].rows);
    if (!place(wasm, network, blockRows)) return false;
    wasm.setActivation(ACTIVATION_CODES[activation]);
    coefs.forEach((layer, l) => {
      loadLayer(wasm, l, layer, intercepts[l]);
    });
    const { buffer } = wasm.memory;
    this.#units = coefs[last].columns;
    this.#pitch = wasm.rowBytesOfLayer(last) / BYTES;
    this.#batch = new Float64Array(buffer, wasm.batch.value >>> 0, blockRows * coefs[0].rows);
    this.#outputs = new Float64Array(buffer, wasm.outputsOf(last) >>> 0, blockRows * this.#pitch);
    this.#blockRows = blockRows;
    this.#network = new WeakRef(network);
    this.#activation = activation;
    return true;
  }

  /** The last layer's sums for each row of X; shape [n, output units]. */
  outputSums({ data, rows, columns }: DenseMatrix): DenseMatrix {
    const sums = new Float64Array(rows * this.#units);
    for (let first = 0; first < rows; first += this.#blockRows) {
      const block = Math.min(this.#blockRows, rows - first);
      const isAll = block === rows && data.length === rows * columns;
      this.#batch.set(isAll ? data : data.subarray(first * columns, (first + block) * columns));
      this.#wasm.forward64(block);
      this.#copySums(sums, first, block);
    }
    return { data: sums, rows, columns: this.#units };
  }

  #copySums(sums: Float64Array, first: number, rows: number): void {
    const outputs = this.#outputs;
    const units = this.#units;
    let to = first * units;
    for (let i = 0; i < rows; i++) {
      const from = i * this.#pitch;
      for (let j = 0; j < units; j++) sums[to++] = outputs[from + j];
    }
  }
}

function blockRowsOf(inputs: number): number {
  return Math.max(1, Math.min(MOST_ROWS, Math.floor(MOST_INPUTS / inputs)));
}

/** Whether there is room for the network and a block of rows. */
function place(wasm: WasmExports, { coefs }: Network, blockRows: number): boolean {
  if (wasm.placeNetwork(coefs.length, BYTES) === 0) return false;
  coefs.forEach(({ rows, columns }, l) => {
    wasm.setLayer(l, rows, rows, columns);
  });
  return wasm.placeWeights(false) !== 0 && wasm.placeOutputs(blockRows) !== 0;
}

function loadLayer(wasm: WasmExports, l: number, coefs: DenseMatrix, intercepts: Float64Array): void {
  const { buffer } = wasm.memory;
  const { data, rows, columns } = coefs;
  const pitch = wasm.rowBytesOfLayer(l) / BYTES;
  const target = new Float64Array(buffer, wasm.coefsOf(l) >>> 0, rows * pitch);
  for (let k = 0; k < rows; k++) {
    target.set(data.subarray(k * columns, (k + 1) * columns), k * pitch);
  }
  new Float64Array(buffer, wasm.interceptsOf(l) >>> 0, columns).set(intercepts);
}
