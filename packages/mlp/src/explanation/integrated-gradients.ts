import type { MLPClassifier } from '../classifiers/mlp-classifier.js';
import type { ModelPipeline } from '../classifiers/model-pipeline.js';
import { affine } from '../kernels/products.js';
import { InvalidInputError, InvalidParameterError } from '../mlp-error.js';
import type { DenseMatrix } from '../numeric/matrix.js';
import { gradientByInputs, type OutputPath, outputAt } from './output-path.js';
import { meanGradientOfPieces } from './piecewise-linear-path.js';
import { meanGradientOfSmoothPath } from './smooth-path.js';

/**
 * What {@link integratedGradients} explains.
 *
 * @public
 */
export interface IntegratedGradientsOptions {
  /** The class whose logit is explained. */
  readonly target: string;
  /** The class whose logit is subtracted; without it that of `target` is explained alone. */
  readonly against?: string | undefined;
  /** The row to compare with, shape [d]. @defaultValue the mean of the fitted rows, as scaler or encoder give it. */
  readonly baseline?: ArrayLike<number> | undefined;
}

/**
 * Why a row's output differs from the baseline's.
 *
 * @public
 */
export interface Attribution {
  /** What each input column contributes to the difference, shape [d]; their sum is `value - baselineValue`. */
  readonly contributions: Float64Array;
  /** The output for the row: a logit, or the difference of two. */
  readonly value: number;
  /** The output for the baseline. */
  readonly baselineValue: number;
}

/**
 * Attributes the output for a row to the input columns by integrated gradients: the mean gradient on the straight way
 * from baseline to row, times the way. It goes through the space that the scaler or encoder maps to; what an encoder made
 * of a column is summed. Of an ensemble, the mean of the members' logits is explained.
 *
 * A logit is a sum of the last layer, before softmax. With two classes there is a single sum, the log-odds of the second
 * class: for `target` the first class its negative, and `against` makes no difference.
 *
 * With `relu` and `identity` the integral is exact but for rounding, as the way is cut where units switch; with
 * `logistic` and `tanh` it is a quadrature that is refined until what it says and what changes agree to 1e-11.
 *
 * Sundararajan, Taly and Yan, "Axiomatic Attribution for Deep Networks", ICML 2017.
 *
 * @param row - Shape [d].
 * @throws {@link NotFittedError}
 * @throws {@link InvalidParameterError} if `target` or `against` is no class, or both are the same.
 * @throws {@link ShapeMismatchError} if row or baseline have other columns than the pipeline learned from.
 * @throws {@link InvalidInputError} if they are not finite, or so large that the network's sums overflow.
 * @public
 */
export function integratedGradients(
  { scaler, classifier }: ModelPipeline,
  row: ArrayLike<number>,
  { target, against, baseline }: IntegratedGradientsOptions,
): Attribution {
  const end = scaler.transform([Array.from(row)]);
  const start = baseline === undefined ? encodedMean(scaler) : scaler.transform([Array.from(baseline)]);
  const outputWeights = outputWeightsOf(classifier.classes, target, against);
  const { members } = classifier;
  const gradient = new Float64Array(end.columns);
  let [value, baselineValue] = [0, 0];
  // One member after the other, so that its weights are still in the cache when they are needed again.
  for (const member of members) {
    const path = pathOf(member, start, end, outputWeights);
    value += outputAt(path, path.end) / members.length;
    baselineValue += outputAt(path, path.start) / members.length;
    if (!Number.isFinite(value - baselineValue)) {
      throw new InvalidInputError('row and baseline are too large for the network', 0);
    }
    gradientByInputs(path.network, 0, meanGradient(path)).forEach((each, column) => {
      gradient[column] += each / members.length;
    });
  }
  const contributions = new Float64Array(row.length);
  const { inputColumns } = scaler;
  gradient.forEach((each, column) => {
    contributions[inputColumns[column]] += each * (end.data[column] - start.data[column]);
  });
  return { contributions, value, baselineValue };
}

/** Where the mean of the fitted rows is, in the space that the network sees. */
function encodedMean(scaler: ModelPipeline['scaler']): DenseMatrix {
  const data = scaler.encodedMean;
  return { data, rows: 1, columns: data.length };
}

/** How much each output sum counts. */
function outputWeightsOf(
  classes: readonly string[],
  target: string,
  against: string | undefined,
): Float64Array {
  const indexOf = (parameter: string, label: string): number => {
    const index = classes.indexOf(label);
    if (index < 0) throw new InvalidParameterError(parameter, label, 'be one of the classes');
    return index;
  };
  const plus = indexOf('target', target);
  const minus = against === undefined ? undefined : indexOf('against', against);
  if (minus === plus) throw new InvalidParameterError('against', against, 'be another class than target');
  if (classes.length === 2) return Float64Array.of(plus === 1 ? 1 : -1);
  const weights = new Float64Array(classes.length);
  weights[plus] = 1;
  if (minus !== undefined) weights[minus] = -1;
  return weights;
}

function pathOf(
  { state, parameters }: MLPClassifier,
  start: DenseMatrix,
  end: DenseMatrix,
  outputWeights: Float64Array,
): OutputPath {
  const sumsOf = (rows: DenseMatrix): Float64Array => {
    const { data, rows: inputs, columns } = state.coefs[0];
    const sums = new Float64Array(columns);
    affine(rows.data, data, state.intercepts[0], sums, 1, inputs, columns);
    return sums;
  };
  const { activation } = parameters;
  return { network: state, activation, outputWeights, start: sumsOf(start), end: sumsOf(end) };
}

function meanGradient(path: OutputPath): Float64Array {
  const isSmooth = path.activation === 'logistic' || path.activation === 'tanh';
  return isSmooth ? meanGradientOfSmoothPath(path) : meanGradientOfPieces(path);
}
