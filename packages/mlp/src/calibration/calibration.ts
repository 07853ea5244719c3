import { type ClassProbabilities, classProbabilities } from '../metrics/class-probabilities.js';
import { InvalidInputError, InvalidParameterError } from '../mlp-error.js';
import { type DenseMatrix, type MatrixLike, toDense } from '../numeric/matrix.js';

/** Beyond these a temperature says no more than "certain" or "no idea". */
const COLDEST = 0.05;
const HOTTEST = 20;
/** Halvings of the search: the whole range shrinks to less than the precision of a number. */
const HALVINGS = 60;

/**
 * The temperature that makes probabilities fit the labels best, see {@link scaleTemperature}: the one in [0.05, 20]
 * of the least log-loss. More than 1 means that the probabilities are too confident. Fit it on rows that were not
 * learned from, e.g. on the out-of-fold probabilities of {@link crossValPredict}.
 *
 * The mean log-loss is a convex function of 1 / temperature, so that halving finds its one minimum. Where every row
 * is right there is none, and the temperature is 0.05. Rows whose true class has probability 0 have no say, for that
 * stays 0 at any temperature.
 *
 * @param probabilities - Shape [n, classes], each row a distribution.
 * @param classes - Label of each column, e.g. a classifier's `classes`.
 * @throws {@link ShapeMismatchError} if rows or columns do not fit the labels.
 * @throws {@link UnknownLabelError} for a true label that is no column.
 * @throws {@link InvalidInputError} if a row is not a probability distribution, a label names two columns, or no true
 * class has a probability above 0.
 * @public
 */
export function fitTemperature(
  yTrue: readonly string[],
  probabilities: MatrixLike,
  classes: readonly string[],
): number {
  const rows = logarithmsOf(classProbabilities(yTrue, probabilities, classes));
  if (rows.length === 0) throw new InvalidInputError('no row gives its true class a probability above 0');
  let low = Math.log(COLDEST);
  let high = Math.log(HOTTEST);
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (isTooHot(rows, Math.exp(middle))) high = middle;
    else low = middle;
  }
  return Math.exp((low + high) / 2);
}

/**
 * Probabilities at another temperature T: the softmax of their logarithms divided by T, which is that of the network's
 * sums divided by T. 1 changes nothing, more than 1 brings the classes of a row nearer to each other, less than 1
 * takes them apart; their order stays, and so does the most probable one.
 *
 * Guo, Pleiss, Sun and Weinberger, "On calibration of modern neural networks", ICML 2017, section 4.2.
 *
 * @param probabilities - Shape [n, classes], each row with a number above 0.
 * @param temperature - In (0, inf).
 * @returns Shape [n, classes]; each row sums to 1.
 * @throws {@link InvalidParameterError} for a temperature out of range.
 * @throws {@link InvalidInputError} for a number below 0, or a row without one above 0.
 * @public
 */
export function scaleTemperature(probabilities: MatrixLike, temperature: number): DenseMatrix {
  if (!(temperature > 0 && Number.isFinite(temperature))) {
    throw new InvalidParameterError('temperature', temperature, 'be > 0');
  }
  const { data, rows, columns } = toDense(probabilities);
  const scaled = new Float64Array(data.length);
  for (let row = 0; row < rows; row++) {
    const given = data.subarray(row * columns, (row + 1) * columns);
    if (given.some((value) => value < 0) || !given.some((value) => value > 0)) {
      throw new InvalidInputError(`row ${row} must hold numbers >= 0, and one above 0`, row);
    }
    scaled.set(weightsAt(given.map(Math.log), temperature), row * columns);
  }
  return { data: scaled, rows, columns };
}

/** Logarithms of a row's probabilities, and which of them is that of the true class. */
interface LogRow {
  readonly logarithms: Float64Array;
  readonly target: number;
}

function logarithmsOf({ targets, probabilities }: ClassProbabilities): LogRow[] {
  const { data, columns } = probabilities;
  return Array.from(targets, (target, row) => ({
    logarithms: data.subarray(row * columns, (row + 1) * columns).map(Math.log),
    target,
  })).filter(({ logarithms, target }) => logarithms[target] > -Infinity);
}

/** Probabilities in proportion to exp(logarithm / temperature). The largest is subtracted, so that exp stays below 1. */
function weightsAt(logarithms: Float64Array, temperature: number): Float64Array {
  const largest = Math.max(...logarithms);
  const weights = logarithms.map((logarithm) => Math.exp((logarithm - largest) / temperature));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

/**
 * Whether a lower temperature has a smaller loss. The derivative of a row's loss by 1 / temperature is the mean
 * logarithm, by the probabilities at that temperature, less that of the true class.
 */
function isTooHot(rows: readonly LogRow[], temperature: number): boolean {
  let derivative = 0;
  for (const { logarithms, target } of rows) {
    weightsAt(logarithms, temperature).forEach((weight, column) => {
      // Minus infinity, of a class that has no weight, times that 0 would be NaN.
      if (weight > 0) derivative += weight * (logarithms[column] - logarithms[target]);
    });
  }
  return derivative < 0;
}
