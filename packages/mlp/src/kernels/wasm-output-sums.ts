import type { ActivationName } from '../activations.js';
import type { DenseMatrix } from '../matrix.js';
import { KernelUnavailableError } from '../mlp-error.js';
import type { Network } from '../network.js';
import { isCompiled } from './wasm-module.js';
import { WasmNetwork } from './wasm-network.js';

/** Multiplications from which on it is worth to copy a network: half a millisecond of plain JavaScript. */
const WORTH_COPYING = 2 ** 19;
/** And to compile the module: a few milliseconds. */
const WORTH_COMPILING = 2 ** 22;
/** Networks that stay copied, each in some hundred kilobytes: an ensemble of many members. */
const MOST_HELD = 8;

/** Those that stay copied, the one used last in front. */
const held: WasmNetwork[] = [];
/** Multiplications that were done for networks that are not copied. */
const spent = new WeakMap<Network, number>();
let isAvailable = true;

/**
 * The last layer's sums for each row of X; the same bits as in plain JavaScript. Undefined for a network that was not
 * asked for so much that it is worth to copy it, and where WebAssembly cannot run or has no room. Once a network is
 * copied it is taken to stay as it is.
 */
export function wasmOutputSums(
  network: Network,
  activation: ActivationName,
  X: DenseMatrix,
): DenseMatrix | undefined {
  if (!isAvailable) return undefined;
  const copy = heldCopy(network, activation);
  if (copy !== undefined) return copy.outputSums(X);
  return isWorthCopying(network, X.rows) ? newCopy(network, activation)?.outputSums(X) : undefined;
}

function heldCopy(network: Network, activation: ActivationName): WasmNetwork | undefined {
  const place = held.findIndex((copy) => copy.holds(network, activation));
  return place < 0 ? undefined : moveToFront(place);
}

function moveToFront(place: number): WasmNetwork {
  const copy = held[place];
  held.copyWithin(1, 0, place);
  held[0] = copy;
  return copy;
}

function isWorthCopying(network: Network, rows: number): boolean {
  const weights = network.coefs.reduce((sum, { data }) => sum + data.length, 0);
  const multiplications = (spent.get(network) ?? 0) + rows * weights;
  spent.set(network, multiplications);
  return multiplications >= (isCompiled() ? WORTH_COPYING : WORTH_COMPILING);
}

/** The network in a new instance, or in that of the network that was not used for longest. */
function newCopy(network: Network, activation: ActivationName): WasmNetwork | undefined {
  spent.delete(network);
  const copy = instance();
  if (copy === undefined) return undefined;
  return copy.hold(network, activation) ? copy : undefined;
}

function instance(): WasmNetwork | undefined {
  if (held.length === MOST_HELD) return moveToFront(MOST_HELD - 1);
  try {
    held.unshift(new WasmNetwork());
    return held[0];
  } catch (error) {
    if (!(error instanceof KernelUnavailableError)) throw error;
    isAvailable = held.length > 0;
    return held.length > 0 ? moveToFront(held.length - 1) : undefined;
  }
}
