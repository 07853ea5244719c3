import type { Transformer } from '../classifiers/estimator.js';
import { InvalidInputError, NotFittedError, ShapeMismatchError } from '../mlp-error.js';
import { type DenseMatrix, type MatrixLike, toDense } from '../numeric/matrix.js';

/**
 * What a {@link StandardScaler} learns; each array has one element a column.
 *
 * @public
 */
export interface StandardScalerState {
  readonly mean: Float64Array;
  /** Population variance (divided by n, not n - 1). */
  readonly variance: Float64Array;
  /** What columns are divided by: the standard deviation, or 1 where a column is constant. */
  readonly scale: Float64Array;
  readonly nSamplesSeen: number;
}

/**
 * Brings each column to mean 0 and variance 1: `(x - mean) / scale`, as scikit-learn's StandardScaler. A constant
 * column becomes 0.
 *
 * @public
 */
export class StandardScaler implements Transformer {
  readonly kind = 'standard';
  #state: StandardScalerState | undefined;

  /**
   * A scaler that was fitted before, e.g. one read from a file.
   *
   * @throws {@link ShapeMismatchError} if the arrays differ in length.
   * @throws {@link InvalidInputError} for a number that is not finite or a scale that is not positive.
   */
  static fromState(state: StandardScalerState): StandardScaler {
    const mean = state.mean.slice();
    const variance = state.variance.slice();
    const scale = state.scale.slice();
    for (const [name, array] of Object.entries({ variance, scale })) {
      if (array.length !== mean.length)
        throw new ShapeMismatchError(`length of ${name}`, mean.length, array.length);
    }
    mean.forEach((value, column) => {
      if (!(Number.isFinite(value) && Number.isFinite(variance[column]) && Number.isFinite(scale[column]))) {
        throw new InvalidInputError(
          `the scaler's state must be finite, column ${column} is not`,
          undefined,
          column,
        );
      }
      if (scale[column] <= 0) {
        throw new InvalidInputError(
          `scale must be > 0, got ${scale[column]} in column ${column}`,
          undefined,
          column,
        );
      }
    });
    const scaler = new StandardScaler();
    scaler.#state = { mean, variance, scale, nSamplesSeen: state.nSamplesSeen };
    return scaler;
  }

  /** All that was learned. @throws {@link NotFittedError} */
  get state(): StandardScalerState {
    if (this.#state === undefined) throw new NotFittedError('StandardScaler');
    return this.#state;
  }

  /** Columns of the rows that it takes. @throws {@link NotFittedError} */
  get inputs(): number {
    return this.mean.length;
  }

  /** The input column that each output belongs to, shape [outputs]. @throws {@link NotFittedError} */
  get inputColumns(): Int32Array {
    return Int32Array.from(this.mean.keys());
  }

  /** Where the mean of the fitted rows is mapped to, shape [outputs]. @throws {@link NotFittedError} */
  get encodedMean(): Float64Array {
    return new Float64Array(this.mean.length);
  }

  /** Shape [d]. @throws {@link NotFittedError} */
  get mean(): Float64Array {
    return this.state.mean;
  }

  /** Shape [d]. @throws {@link NotFittedError} */
  get variance(): Float64Array {
    return this.state.variance;
  }

  /** Shape [d]. @throws {@link NotFittedError} */
  get scale(): Float64Array {
    return this.state.scale;
  }

  /** Rows that `fit` was given. @throws {@link NotFittedError} */
  get nSamplesSeen(): number {
    return this.state.nSamplesSeen;
  }

  /**
   * @param X - Shape [n, d], n at least 1.
   * @throws {@link InvalidInputError} for an empty or not finite X, or one whose variance overflows.
   */
  fit(X: MatrixLike): this {
    const dense = toDense(X);
    if (dense.rows === 0) throw new InvalidInputError('X must have at least 1 row, got 0');
    const mean = columnMeans(dense);
    const variance = columnVariances(dense, mean);
    const scale = variance.map((value, column) => {
      if (!Number.isFinite(value)) {
        throw new InvalidInputError(`column ${column} of X is too large for its variance`, undefined, column);
      }
      return isConstant(value, mean[column], dense.rows) ? 1 : Math.sqrt(value);
    });
    this.#state = { mean, variance, scale, nSamplesSeen: dense.rows };
    return this;
  }

  /** @param X - Shape [n, d]. @throws {@link ShapeMismatchError} if X has other columns than `fit` saw. */
  transform(X: MatrixLike): DenseMatrix {
    const { mean, scale } = this.state;
    const { data, rows } = this.#rowsToChange(X);
    const columns = mean.length;
    const scaled = new Float64Array(data.length);
    for (let start = 0; start < data.length; start += columns) {
      for (let j = 0; j < columns; j++) scaled[start + j] = (data[start + j] - mean[j]) / scale[j];
    }
    return { data: scaled, rows, columns };
  }

  /** `fit(X)`, then `transform(X)`. */
  fitTransform(X: MatrixLike): DenseMatrix {
    return this.fit(X).transform(X);
  }

  /** Undoes `transform`. @param X - Shape [n, d]. */
  inverseTransform(X: MatrixLike): DenseMatrix {
    const { mean, scale } = this.state;
    const { data, rows } = this.#rowsToChange(X);
    const columns = mean.length;
    return { data: data.map((value, i) => value * scale[i % columns] + mean[i % columns]), rows, columns };
  }

  #rowsToChange(X: MatrixLike): DenseMatrix {
    const dense = toDense(X);
    const expected = this.mean.length;
    if (dense.rows > 0 && dense.columns !== expected) {
      throw new ShapeMismatchError('columns of X', expected, dense.columns);
    }
    return dense;
  }
}

function columnMeans({ data, rows, columns }: DenseMatrix): Float64Array {
  const sums = new Float64Array(columns);
  for (let start = 0; start < data.length; start += columns) {
    for (let j = 0; j < columns; j++) sums[j] += data[start + j];
  }
  return sums.map((sum) => sum / rows);
}

/**
 * Two passes, with the correction that takes the rounding error of the mean out again: Chan, Golub and LeVeque,
 * "Algorithms for computing the sample variance: analysis and recommendations", 1983, formula 1.7.
 */
function columnVariances({ data, rows, columns }: DenseMatrix, mean: Float64Array): Float64Array {
  const squares = new Float64Array(columns);
  const correction = new Float64Array(columns);
  for (let start = 0; start < data.length; start += columns) {
    for (let j = 0; j < columns; j++) {
      const deviation = data[start + j] - mean[j];
      squares[j] += deviation * deviation;
      correction[j] += deviation;
    }
  }
  return squares.map((sum, column) => (sum - correction[column] ** 2 / rows) / rows);
}

/** Whether a variance is no more than the rounding error of the two-pass algorithm (same source). */
function isConstant(variance: number, mean: number, rows: number): boolean {
  return variance <= rows * Number.EPSILON * variance + (rows * mean * Number.EPSILON) ** 2;
}
