import { KernelUnavailableError } from '../mlp-error.js';
import type { ActivationName } from '../network/activations.js';
import { TRAINING_KERNEL } from './.compiled/training-kernel.js';

/**
 * What the module in `assembly/` exports. Positions in its memory are in bytes; as they come as signed numbers, they
 * need `>>> 0`.
 */
export interface WasmExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  /** Gives 0 where memory does not suffice, as the other `place` functions do. */
  readonly placeNetwork: (layers: number, bytesOfNumber: number) => number;
  readonly setLayer: (layer: number, inputs: number, activeInputs: number, units: number) => void;
  readonly placeWeights: (forTraining: boolean) => number;
  readonly placeRows: (rows: number, batchRows: number) => number;
  readonly placeOutputs: (batchRows: number) => number;
  readonly setActivation: (code: number) => void;
  readonly setAdam: (beta1: number, beta2: number, epsilon: number) => void;
  readonly setSgd: (momentum: number, nesterovsMomentum: boolean) => void;
  readonly setSparse: (isSparse: boolean) => void;
  readonly coefsOf: (layer: number) => number;
  readonly interceptsOf: (layer: number) => number;
  readonly rowBytesOfLayer: (layer: number) => number;
  readonly inputs: { readonly value: number };
  readonly inputRowBytes: { readonly value: number };
  readonly targets: { readonly value: number };
  readonly weights: { readonly value: number };
  readonly order: { readonly value: number };
  readonly batch: { readonly value: number };
  readonly outputsOf: (layer: number) => number;
  readonly forward64: (rows: number) => void;
  readonly step64: WasmStep;
  readonly step32: WasmStep;
}

/** See {@link TrainingKernel.step}. */
export type WasmStep = (first: number, rows: number, alpha: number, stepSize: number) => number;

/** What `setActivation` takes; as in `assembly/activations.ts`. */
export const ACTIVATION_CODES: Readonly<Record<ActivationName, number>> = {
  identity: 0,
  logistic: 1,
  relu: 2,
  tanh: 3,
};

interface WasmModule {
  readonly kind: 'module';
}

/** The part of WebAssembly's interface that is used here; Node's types have none of it. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => WasmModule;
  readonly Instance: new (module: WasmModule, imports: object) => { readonly exports: WasmExports };
};

let compiled: WasmModule | undefined;
/** What was thrown once is thrown again at once: asking a second time for memory that there is not takes long. */
let failure: KernelUnavailableError | undefined;

/** Whether the module is compiled, so that an instance costs little. */
export function isCompiled(): boolean {
  return compiled !== undefined;
}

/**
 * A new instance of the module, with a memory of its own; compiled by the first call, which takes a few milliseconds.
 * Chromium refuses to do that on a page's main thread before version 114; in workers every version does it.
 *
 * @throws {@link KernelUnavailableError} where there is no WebAssembly with vectors, a content security policy forbids
 * it, or the process may not reserve the addresses for a memory.
 */
export function instantiateWasm(): WasmExports {
  if (failure !== undefined) throw failure;
  try {
    compiled ??= new WebAssembly.Module(Uint8Array.from(atob(TRAINING_KERNEL), (byte) => byte.charCodeAt(0)));
    const { exp, log, tanh } = Math;
    return new WebAssembly.Instance(compiled, { math: { exp, log, tanh } }).exports;
  } catch (error) {
    failure = new KernelUnavailableError('wasm', error instanceof Error ? error.message : String(error));
    throw failure;
  }
}
