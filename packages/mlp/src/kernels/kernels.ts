import { KernelMemoryError, KernelUnavailableError } from '../mlp-error.js';
import type { Network } from '../network/weights.js';
import type { MLPParameters } from '../parameters.js';
import type { ColumnOrder } from '../training/active-columns.js';
import type { TrainingRows } from '../training/training-rows.js';
import { JsKernel } from './js-kernel.js';
import type { TrainingKernel } from './training-kernel.js';
import { WasmKernel } from './wasm-kernel.js';

/**
 * The kernel that the parameters ask for, with its first rows.
 *
 * @param start - Initial weights; not changed.
 * @param batchRows - Rows of the largest batch, at most those of `rows`.
 * @throws {@link KernelUnavailableError} if WebAssembly must be used but cannot be.
 * @throws {@link KernelMemoryError} if it must be used and has not enough memory.
 */
export function createKernel(
  start: Network,
  columns: ColumnOrder,
  rows: TrainingRows,
  batchRows: number,
  parameters: MLPParameters,
): TrainingKernel {
  const withRows = (kernel: TrainingKernel): TrainingKernel => {
    kernel.setRows(rows, batchRows);
    return kernel;
  };
  if (parameters.kernel === 'js') return withRows(new JsKernel(start, columns, parameters));
  try {
    return withRows(new WasmKernel(start, columns, parameters));
  } catch (error) {
    const canDoWithout = parameters.kernel === 'auto' && parameters.precision === 'f64';
    const lacksWasm = error instanceof KernelUnavailableError || error instanceof KernelMemoryError;
    if (!canDoWithout || !lacksWasm) throw error;
    return withRows(new JsKernel(start, columns, parameters));
  }
}
