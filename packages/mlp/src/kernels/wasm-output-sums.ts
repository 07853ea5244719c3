import { KernelUnavailableError } from '../mlp-error.js';
import type { ActivationName } from '../network/activations.js';
import type { Network } from '../network/weights.js';
import type { DenseMatrix } from '../numeric/matrix.js';
import { isCompiled } from './wasm-module.js';
import { WasmNetwork } from './wasm-network.js';

/** Rows for which a network is asked before it is worth to copy it, which takes as long as a few of them. */
const LEAST_ROWS = 32;
/** And multiplications: half a millisecond of plain JavaScript. */
const WORTH_COPYING = 2 ** 19;
/** Before the module is compiled: a few milliseconds. */
const WORTH_COMPILING = 2 ** 22;

/**
 * Where the network is that was copied last. There is one place: each takes gigabytes of addresses, whatever it holds, and
 * training needs some, too.
 */
let place: WasmNetwork | undefined;
let isAvailable = true;
/** Rows that networks were asked for since they were copied, if ever they were. */
const rowsAsked = new WeakMap<Network, number>();
const tooLarge = new WeakSet<Network>();

/**
 * The last layer's sums for each row of X; the same bits as in plain JavaScript. Undefined for a network that was not
 * asked for so much that it is worth to copy it, and where WebAssembly cannot run or has no room. While a network is
 * copied it is taken to stay as it is.
 */
export function wasmOutputSums(
  network: Network,
  activation: ActivationName,
  X: DenseMatrix,
): DenseMatrix | undefined {
  if (place?.holds(network, activation)) return place.outputSums(X);
  if (!isAvailable || !isWorthCopying(network, X.rows)) return undefined;
  rowsAsked.delete(network);
  return copied(network, activation)?.outputSums(X);
}

function isWorthCopying(network: Network, rows: number): boolean {
  if (tooLarge.has(network)) return false;
  const asked = (rowsAsked.get(network) ?? 0) + rows;
  rowsAsked.set(network, asked);
  const weights = network.coefs.reduce((sum, { data }) => sum + data.length, 0);
  return asked >= LEAST_ROWS && asked * weights >= (isCompiled() ? WORTH_COPYING : WORTH_COMPILING);
}

function copied(network: Network, activation: ActivationName): WasmNetwork | undefined {
  try {
    place ??= new WasmNetwork();
  } catch (error) {
    if (!(error instanceof KernelUnavailableError)) throw error;
    isAvailable = false;
    return undefined;
  }
  if (place.hold(network, activation)) return place;
  tooLarge.add(network);
  return undefined;
}
