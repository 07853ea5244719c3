import { affine } from '../kernels/products.js';
import { ACTIVATIONS } from '../network/activations.js';
import { dot, gradientByInputs, type OutputPath, outputAt } from './output-path.js';

/** Largest gap between the integral over a piece and the change of the output, relative to the integral's terms. */
const TOLERANCE = 1e-11;
/** What is taken for rounding of the output, relative to the largest that it can be. */
const ROUNDING = 1e-13;
/** Bounds the time where rounding hides that the integral is right. */
const MOST_PIECES = 10_000;

/** Gauss-Legendre nodes of eight points in [-1, 1] and their weights; the others are the same with a minus sign. */
const NODES = [
  [0.1834346424956498, 0.362683783378362],
  [0.525532409916329, 0.3137066458778873],
  [0.7966664774136267, 0.2223810344533745],
  [0.9602898564975363, 0.1012285362903763],
].flatMap(([node, weight]) => [
  [-node, weight],
  [node, weight],
]);

/**
 * The mean gradient along a path by the first layer's sums, for smooth activations (`logistic`, `tanh`): Gauss-Legendre
 * quadrature of eight points over pieces that are halved until each integral is the change of the output over it.
 */
export function meanGradientOfSmoothPath(path: OutputPath): Float64Array {
  const mean = new Float64Array(path.start.length);
  const rounding = ROUNDING * largestOutput(path);
  const pieces = [{ from: 0, to: 1 }];
  let halvings = 0;
  // Those that were halved lie behind, so that what the halvings are for is shared fairly if they run out.
  for (const piece of pieces) {
    const integral = integralOf(path, piece.from, piece.to);
    if (halvings < MOST_PIECES && !isComplete(path, piece, integral, rounding)) {
      const middle = (piece.from + piece.to) / 2;
      pieces.push({ from: piece.from, to: middle }, { from: middle, to: piece.to });
      halvings += 1;
    } else {
      integral.forEach((gradient, unit) => {
        mean[unit] += gradient;
      });
    }
  }
  return mean;
}

/** Whether what the integral over a piece says is what changes over it. */
function isComplete(
  path: OutputPath,
  { from, to }: { readonly from: number; readonly to: number },
  integral: Float64Array,
  rounding: number,
): boolean {
  const terms = integral.map((gradient, unit) => gradient * (path.end[unit] - path.start[unit]));
  const change = outputAt(path, sumsAt(path, to)) - outputAt(path, sumsAt(path, from));
  const gap = Math.abs(terms.reduce((sum, term) => sum + term, 0) - change);
  const size = terms.reduce((sum, term) => sum + Math.abs(term), 0);
  return gap <= TOLERANCE * size + rounding;
}

/** What the output cannot exceed, as no hidden unit's output exceeds 1. */
function largestOutput({ network, outputWeights }: OutputPath): number {
  const last = network.coefs.length - 1;
  const bias = Math.abs(dot(network.intercepts[last], outputWeights));
  if (last === 0) return bias;
  return gradientByInputs(network, last, outputWeights).reduce((sum, each) => sum + Math.abs(each), bias);
}

function integralOf(path: OutputPath, from: number, to: number): Float64Array {
  const half = (to - from) / 2;
  const sum = new Float64Array(path.start.length);
  for (const [node, weight] of NODES) {
    gradientAt(path, from + half * (1 + node)).forEach((gradient, unit) => {
      sum[unit] += half * weight * gradient;
    });
  }
  return sum;
}

/** The gradient of the output by the first layer's sums at a place of the path. */
function gradientAt(path: OutputPath, place: number): Float64Array {
  const { network, activation, outputWeights } = path;
  const { apply, multiplyByDerivative } = ACTIVATIONS[activation];
  const last = network.coefs.length - 1;
  const outputs: Float64Array[] = [];
  let sums = sumsAt(path, place);
  for (let layer = 1; layer <= last; layer++) {
    const { data, rows, columns } = network.coefs[layer];
    apply(sums, sums.length);
    outputs.push(sums);
    const next = new Float64Array(columns);
    affine(sums, data, network.intercepts[layer], next, 1, rows, columns);
    sums = next;
  }
  let gradient = outputWeights;
  for (let layer = last; layer > 0; layer--) {
    gradient = gradientByInputs(network, layer, gradient);
    multiplyByDerivative(outputs[layer - 1], gradient, gradient.length);
  }
  return gradient;
}

function sumsAt({ start, end }: OutputPath, place: number): Float64Array {
  return start.map((from, unit) => from * (1 - place) + end[unit] * place);
}
