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
 * The one network that is kept copied in WebAssembly: the last one that was worth it. There is one place, for each takes
 * gigabytes of addresses, whatever it holds, and training needs some, too.
 */
class ResidentNetwork {
  #place: WasmNetwork | undefined;
  #isAvailable = true;
  /** Rows that networks were asked for since they were copied, if ever they were. */
  readonly #rowsAsked = new WeakMap<Network, number>();
  readonly #tooLarge = new WeakSet<Network>();

  outputSums(network: Network, activation: ActivationName, X: DenseMatrix): DenseMatrix | undefined {
    if (this.#place?.holds(network, activation)) return this.#place.outputSums(X);
    if (!this.#isAvailable || !this.#isWorthCopying(network, X.rows)) return undefined;
    this.#rowsAsked.delete(network);
    return this.#copied(network, activation)?.outputSums(X);
  }

  #isWorthCopying(network: Network, rows: number): boolean {
    if (this.#tooLarge.has(network)) return false;
    const asked = (this.#rowsAsked.get(network) ?? 0) + rows;
    this.#rowsAsked.set(network, asked);
    const weights = network.coefs.reduce((sum, { data }) => sum + data.length, 0);
    return asked >= LEAST_ROWS && asked * weights >= (isCompiled() ? WORTH_COPYING : WORTH_COMPILING);
  }

  #copied(network: Network, activation: ActivationName): WasmNetwork | undefined {
    try {
      this.#place ??= new WasmNetwork();
    } catch (error) {
      if (!(error instanceof KernelUnavailableError)) throw error;
      this.#isAvailable = false;
      return undefined;
    }
    if (this.#place.hold(network, activation)) return this.#place;
    this.#tooLarge.add(network);
    return undefined;
  }
}

/** Of this process, or of this thread. */
const RESIDENT = new ResidentNetwork();

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
  return RESIDENT.outputSums(network, activation, X);
}
