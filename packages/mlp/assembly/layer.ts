import { BLOCK, paddedRows, rowBytesOf } from './block';
import { area } from './memory';

/** A layer of the network: its sizes, and where its numbers lie. */
@unmanaged
export class Layer {
  /** Units of the layer below. */
  inputs: i32;
  /** The first so many of them that are not zero in every row. */
  activeInputs: i32;
  units: i32;
  /** Bytes of a row of units. */
  rowBytes: usize;
  /** Weights, a row an input; the gradient, and the solver's moments, lie `parameterBytes` further on each. */
  coefs: usize;
  /** Biases, one row. */
  intercepts: usize;
  /** Outputs, a row a row of the batch. */
  activations: usize;
  /** Gradient of the weighted sum of losses with respect to the layer's sums, shaped as the outputs. */
  deltas: usize;
}

/** Layers, first hidden one to output. */
let layers: usize = 0;
export let layerCount: i32 = 0;
/** Bytes of a number. */
export let elementSize: usize = 8;
/** Weights and biases of all layers, in bytes. */
export let parameterBytes: usize = 0;

/** Makes room for the descriptions of so many layers, whose numbers have so many bytes. */
export function placeLayers(count: i32, bytes: i32): void {
  layerCount = count;
  elementSize = <usize>bytes;
  layers = area(<u64>count * offsetof<Layer>());
}

// @ts-expect-error: decorator
@inline
export function layerAt(l: i32): Layer {
  return changetype<Layer>(layers + <usize>l * offsetof<Layer>());
}

export function setSizes(layer: Layer, inputs: i32, activeInputs: i32, units: i32): void {
  layer.inputs = inputs;
  layer.activeInputs = activeInputs;
  layer.units = units;
  layer.rowBytes = <usize>rowBytesOf(units, elementSize);
}

/** Lays out weights of the layers, whose sizes are known; for training also their gradient and two moments. */
export function placeParameters(forTraining: bool): void {
  let bytes: u64 = 0;
  for (let l = 0; l < layerCount; l++) {
    const layer = layerAt(l);
    bytes += coefsBytes(layer) + rowBytesOf(layer.units, elementSize);
  }
  let at = area(forTraining ? 4 * bytes : bytes);
  parameterBytes = <usize>bytes;
  for (let l = 0; l < layerCount; l++) {
    const layer = layerAt(l);
    layer.coefs = at;
    layer.intercepts = at + <usize>coefsBytes(layer);
    at = layer.intercepts + layer.rowBytes;
  }
}

/** Lays out outputs, and for training deltas, for batches of so many rows. */
export function placeBatch(rows: i32, forTraining: bool): void {
  for (let l = 0; l < layerCount; l++) {
    const layer = layerAt(l);
    const bytes = <u64>paddedRows(rows) * layer.rowBytes;
    layer.activations = area(bytes);
    if (forTraining) layer.deltas = area(bytes);
  }
}

/** With rows of padding, so that a block of the gradient, or of the transposed weights, may end behind the inputs. */
function coefsBytes(layer: Layer): u64 {
  const blockColumns = <i32>(BLOCK / elementSize);
  const rows = (layer.inputs + blockColumns - 1) & ~(blockColumns - 1);
  return <u64>rows * rowBytesOf(layer.units, elementSize);
}
