/** The network's outputs for a batch of rows. */
import { activate } from './activations';
import { BLOCK_ROWS } from './block';
import { Layer, layerAt, layerCount } from './layer';
import { multiply, packRight } from './products';
import { batch, inputRowBytes, isSparse } from './rows';
import { multiplySparse } from './sparse-products';

/** Sets the outputs of all layers; those of the last one are its sums. */
export function forward<T extends number>(rows: i32): void {
  for (let l = 0; l < layerCount; l++) {
    const layer = layerAt(l);
    setSums<T>(l, layer, rows);
    if (l < layerCount - 1) activate<T>(layer.activations, <usize>rows * layer.rowBytes);
  }
}

/** Where the rows lie that a layer takes. */
export function inputOf(l: i32): usize {
  return l == 0 ? batch : layerAt(l - 1).activations;
}

export function inputRowBytesOf(l: i32): usize {
  return l == 0 ? inputRowBytes : layerAt(l - 1).rowBytes;
}

function setSums<T extends number>(l: i32, layer: Layer, rows: i32): void {
  const input = inputOf(l);
  const inputBytes = inputRowBytesOf(l);
  const terms = layer.activeInputs;
  const out = layer.activations;
  if (rows < BLOCK_ROWS || (l == 0 && isSparse)) {
    multiplySparse<T>(input, inputBytes, rows, terms, layer.coefs, layer.intercepts, out, layer.rowBytes);
  } else {
    packRight(layer.coefs, terms, layer.rowBytes);
    multiply<T>(input, inputBytes, rows, terms, layer.intercepts, out, layer.rowBytes);
  }
}
