import { affine } from '../kernels/products.js';
import { gradientByInputs, type OutputPath } from './output-path.js';

/**
 * The mean gradient along a path by the first layer's sums, for activations of straight pieces (`relu`, `identity`),
 * exactly: the path is cut where a unit is switched on or off, and between two cuts the next layer's sums go straight.
 */
export function meanGradientOfPieces(path: OutputPath): Float64Array {
  return meanGradient(path, 0, path.start, path.end);
}

/** The mean gradient by a layer's sums while they go straight from `start` to `end`. */
function meanGradient(path: OutputPath, layer: number, start: Float64Array, end: Float64Array): Float64Array {
  const { network, activation, outputWeights } = path;
  const above = network.coefs.length - 1 - layer;
  if (above === 0) return outputWeights;
  if (activation === 'identity') {
    return gradientByInputs(network, layer + 1, meanGradient(path, layer + 1, start, end));
  }
  if (above === 1) {
    // What is above does not change along the way, so each unit counts for the share of it on which it is on.
    return gradientByInputs(network, layer + 1, outputWeights).map(
      (gradient, unit) => gradient * shareAboveZero(start[unit], end[unit]),
    );
  }
  return meanOverPieces(path, layer, start, end);
}

function meanOverPieces(
  path: OutputPath,
  layer: number,
  start: Float64Array,
  end: Float64Array,
): Float64Array {
  const mean = new Float64Array(start.length);
  const cuts = crossings(start, end);
  let sums = sumsAbove(path, layer, start);
  for (let piece = 1; piece < cuts.length; piece++) {
    const [from, to] = [cuts[piece - 1], cuts[piece]];
    const next = sumsAbove(path, layer, between(start, end, to));
    const gradient = gradientByInputs(path.network, layer + 1, meanGradient(path, layer + 1, sums, next));
    const middle = between(start, end, (from + to) / 2);
    for (let unit = 0; unit < mean.length; unit++) {
      if (middle[unit] > 0) mean[unit] += (to - from) * gradient[unit];
    }
    sums = next;
  }
  return mean;
}

/** The next layer's sums, of relu's outputs for these. */
function sumsAbove({ network }: OutputPath, layer: number, sums: Float64Array): Float64Array {
  const { data, rows, columns } = network.coefs[layer + 1];
  const out = new Float64Array(columns);
  const outputs = sums.map((sum) => Math.max(0, sum));
  affine(outputs, data, network.intercepts[layer + 1], out, 1, rows, columns);
  return out;
}

/** 0, the places of the path at which a unit crosses zero, and 1; strictly ascending. */
function crossings(start: Float64Array, end: Float64Array): Float64Array {
  const places = [0, 1];
  start.forEach((from, unit) => {
    const to = end[unit];
    if (from < 0 !== to < 0) places.push(from / (from - to));
  });
  return Float64Array.from(places)
    .sort()
    .filter((place, i, sorted) => i === 0 || place > sorted[i - 1]);
}

function between(start: Float64Array, end: Float64Array, place: number): Float64Array {
  return start.map((from, unit) => from * (1 - place) + end[unit] * place);
}

/** The share of the straight way between two numbers that lies above zero. */
function shareAboveZero(from: number, to: number): number {
  const [above, below] = [Math.max(from, to), Math.min(from, to)];
  if (above <= 0) return 0;
  return below >= 0 ? 1 : above / (above - below);
}
