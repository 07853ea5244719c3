import { KernelMemoryError } from '../mlp-error.js';
import { layerSizesOf } from '../network/network.js';
import type { Network } from '../network/weights.js';
import type { MLPParameters } from '../parameters.js';
import { type ColumnOrder, copyActiveColumns } from '../training/active-columns.js';
import type { TrainingRows } from '../training/training-rows.js';
import { type LayerWeights, loadNetwork, saveNetwork } from './layer-weights.js';
import type { TrainingKernel } from './training-kernel.js';
import { ACTIVATION_CODES, instantiateWasm, type WasmExports, type WasmStep } from './wasm-module.js';

/** Rows of which a smaller share is not zero are learned from faster by leaving the zeros out. */
const SPARSE = 0.1;

/** The kernel in WebAssembly with vectors: whole steps, sources in `assembly/`. */
export class WasmKernel implements TrainingKernel {
  readonly #columns: ColumnOrder;
  readonly #layerSizes: readonly number[];
  readonly #alpha: number;
  readonly #Numbers: Float64ArrayConstructor | Float32ArrayConstructor;
  readonly #wasm: WasmExports;
  readonly #step: WasmStep;

  /**
   * @param start - Initial weights; not changed.
   * @throws {@link KernelUnavailableError} where there is no WebAssembly with vectors.
   * @throws {@link KernelMemoryError} if there is no room for the weights.
   */
  constructor(start: Network, columns: ColumnOrder, parameters: MLPParameters) {
    const isDouble = parameters.precision === 'f64';
    this.#columns = columns;
    this.#layerSizes = layerSizesOf(start);
    this.#alpha = parameters.alpha;
    this.#Numbers = isDouble ? Float64Array : Float32Array;
    this.#wasm = instantiateWasm();
    this.#step = isDouble ? this.#wasm.step64 : this.#wasm.step32;
    this.#placeNetwork();
    this.#setSolver(parameters);
    this.#wasm.setActivation(ACTIVATION_CODES[parameters.activation]);
    loadNetwork(start, columns, this.#layers());
  }

  setRows({ X, targets, weights }: TrainingRows, batchRows: number): void {
    const wasm = this.#wasm;
    if (wasm.placeRows(X.rows, batchRows) === 0) throw new KernelMemoryError(X.rows);
    const { buffer } = wasm.memory;
    const pitch = wasm.inputRowBytes.value / this.#Numbers.BYTES_PER_ELEMENT;
    const inputs = new this.#Numbers(buffer, wasm.inputs.value >>> 0, X.rows * pitch);
    copyActiveColumns(X, this.#columns, inputs, pitch);
    wasm.setSparse(shareOfNonzero(inputs) < SPARSE);
    new Int32Array(buffer, wasm.targets.value >>> 0, X.rows).set(targets);
    new Float64Array(buffer, wasm.weights.value >>> 0, X.rows).set(weights);
    this.setOrder(Int32Array.from(targets.keys()));
  }

  setOrder(order: Int32Array): void {
    new Int32Array(this.#wasm.memory.buffer, this.#wasm.order.value >>> 0, order.length).set(order);
  }

  step(first: number, rows: number, stepSize: number): number {
    return this.#step(first, rows, this.#alpha, stepSize);
  }

  network(): Network {
    return saveNetwork(this.#columns, this.#layers());
  }

  #placeNetwork(): void {
    const sizes = this.#layerSizes;
    const layers = sizes.length - 1;
    const fits = this.#wasm.placeNetwork(layers, this.#Numbers.BYTES_PER_ELEMENT) !== 0;
    if (!fits) throw new KernelMemoryError(0);
    for (let l = 0; l < layers; l++) {
      this.#wasm.setLayer(l, sizes[l], l === 0 ? this.#columns.active : sizes[l], sizes[l + 1]);
    }
    if (this.#wasm.placeWeights(true) === 0) throw new KernelMemoryError(0);
  }

  #setSolver({ solver, beta1, beta2, epsilon, momentum, nesterovsMomentum }: MLPParameters): void {
    if (solver === 'adam') this.#wasm.setAdam(beta1, beta2, epsilon);
    else this.#wasm.setSgd(momentum, nesterovsMomentum);
  }

  /** Views into the memory, which end as soon as it grows. */
  #layers(): LayerWeights[] {
    const { memory, coefsOf, interceptsOf, rowBytesOfLayer } = this.#wasm;
    const Numbers = this.#Numbers;
    return this.#layerSizes.slice(1).map((units, l) => {
      const inputs = this.#layerSizes[l];
      const pitch = rowBytesOfLayer(l) / Numbers.BYTES_PER_ELEMENT;
      return {
        ...{ inputs, units, pitch },
        coefs: new Numbers(memory.buffer, coefsOf(l) >>> 0, inputs * pitch),
        intercepts: new Numbers(memory.buffer, interceptsOf(l) >>> 0, units),
      };
    });
  }
}

function shareOfNonzero(numbers: Float64Array | Float32Array): number {
  let count = 0;
  for (let i = 0; i < numbers.length; i++) {
    if (numbers[i] !== 0) count += 1;
  }
  return count / numbers.length;
}
