import type { Transformer } from '../classifiers/estimator.js';
import {
  InvalidInputError,
  InvalidParameterError,
  NotFittedError,
  ShapeMismatchError,
} from '../mlp-error.js';
import { type DenseMatrix, type MatrixLike, toDense } from '../numeric/matrix.js';
import { isCount } from '../parameters.js';
import { distinct, distinctQuantiles } from './order-statistics.js';

/**
 * Options of a {@link PiecewiseLinearEncoder}.
 *
 * @public
 */
export interface PiecewiseLinearEncoderOptions {
  /** Most bins of a column, 1 or more. @defaultValue `16` */
  readonly bins: number;
  /** Whether each output has the mean of the fitted rows taken off. @defaultValue `true` */
  readonly center: boolean;
}

/**
 * What a {@link PiecewiseLinearEncoder} learns.
 *
 * @public
 */
export interface PiecewiseLinearEncoderState {
  /** Ends of the bins of each input column, strictly ascending: one more than bins; none for a constant column. */
  readonly edges: readonly Float64Array[];
  /** Mean of each output over the fitted rows before it is taken off, in [0, 1]; shape [outputs]. */
  readonly mean: Float64Array;
}

/**
 * Encodes each number by how far it has come through each bin of its column: output t is
 * `clamp((x - e[t - 1]) / (e[t] - e[t - 1]), 0, 1)`, where the edges `e` are quantiles of the fitted rows. A network
 * learns from that what depends on a number in a bent way, and no number, however far out, gives more than 1.
 *
 * A column that has at most `bins + 1` distinct values gets an edge at each of them; another one at the distinct values
 * among its quantiles at the shares 0, 1 / bins ... 1, by numpy's `method='nearest'`. A constant column has no output.
 * Outputs lie in the order of the input columns, and of the bins from low to high.
 *
 * From Gorishniy, Rubachev and Babenko, "On Embeddings for Numerical Features in Tabular Deep Learning", NeurIPS 2022,
 * section 3.2.1; but that first and last bin are not open, and that means are taken off.
 *
 * @public
 */
export class PiecewiseLinearEncoder implements Transformer {
  readonly kind = 'piecewise-linear';
  readonly options: PiecewiseLinearEncoderOptions;
  #state: PiecewiseLinearEncoderState | undefined;

  /** @throws {@link InvalidParameterError} */
  constructor({ bins = 16, center = true }: Partial<PiecewiseLinearEncoderOptions> = {}) {
    if (!isCount(bins)) throw new InvalidParameterError('bins', bins, 'be an integer >= 1');
    if (typeof center !== 'boolean') throw new InvalidParameterError('center', center, 'be true or false');
    this.options = { bins, center };
  }

  /**
   * An encoder that was fitted before, e.g. one read from a file. The state is copied.
   *
   * @throws {@link ShapeMismatchError} if there is not one mean for each bin.
   * @throws {@link InvalidInputError} for edges that are not finite, not ascending, a single one or more than
   * `bins + 1`, or a mean that is not in [0, 1].
   */
  static fromState(
    options: Partial<PiecewiseLinearEncoderOptions>,
    state: PiecewiseLinearEncoderState,
  ): PiecewiseLinearEncoder {
    const encoder = new PiecewiseLinearEncoder(options);
    const edges = state.edges.map((of) => of.slice());
    const mean = state.mean.slice();
    edges.forEach((of, column) => {
      checkEdges(of, encoder.options.bins, column);
    });
    const outputs = edges.reduce((sum, of) => sum + binsOf(of), 0);
    if (mean.length !== outputs) throw new ShapeMismatchError('length of mean', outputs, mean.length);
    const odd = mean.findIndex((value) => !(value >= 0 && value <= 1));
    if (odd >= 0) {
      throw new InvalidInputError(
        `mean must be in [0, 1], got ${mean[odd]} for output ${odd}`,
        undefined,
        odd,
      );
    }
    encoder.#state = { edges, mean };
    return encoder;
  }

  /** All that was learned. @throws {@link NotFittedError} */
  get state(): PiecewiseLinearEncoderState {
    if (this.#state === undefined) throw new NotFittedError('PiecewiseLinearEncoder');
    return this.#state;
  }

  /** See {@link PiecewiseLinearEncoderState}. @throws {@link NotFittedError} */
  get edges(): readonly Float64Array[] {
    return this.state.edges;
  }

  /** Columns of the rows that it takes. @throws {@link NotFittedError} */
  get inputs(): number {
    return this.edges.length;
  }

  /** Where the mean of the encoded fitted rows is, shape [outputs]. @throws {@link NotFittedError} */
  get encodedMean(): Float64Array {
    return this.options.center ? new Float64Array(this.mean.length) : this.mean;
  }

  /** Shape [outputs]. @throws {@link NotFittedError} */
  get mean(): Float64Array {
    return this.state.mean;
  }

  /** The input column that each output belongs to, shape [outputs], ascending. @throws {@link NotFittedError} */
  get inputColumns(): Int32Array {
    return Int32Array.from(this.edges.flatMap((of, column) => Array<number>(binsOf(of)).fill(column)));
  }

  /**
   * @param X - Shape [n, d], n at least 1.
   * @throws {@link InvalidInputError} for an empty or not finite X, or a column so wide that a bin's width overflows.
   */
  fit(X: MatrixLike): this {
    const dense = toDense(X);
    if (dense.rows === 0) throw new InvalidInputError('X must have at least 1 row, got 0');
    const { bins } = this.options;
    const edges = Array.from({ length: dense.columns }, (_, column) => {
      const of = edgesOf(sortedColumn(dense, column), bins);
      checkEdges(of, bins, column);
      return of;
    });
    this.#state = { edges, mean: columnMeans(encode(dense, edges)) };
    return this;
  }

  /**
   * @param X - Shape [n, d].
   * @returns Shape [n, outputs]; each number in [0, 1], or with `center` in [-1, 1].
   * @throws {@link ShapeMismatchError} if X has other columns than `fit` saw.
   */
  transform(X: MatrixLike): DenseMatrix {
    const { edges, mean } = this.state;
    const dense = toDense(X);
    if (dense.rows > 0 && dense.columns !== edges.length) {
      throw new ShapeMismatchError('columns of X', edges.length, dense.columns);
    }
    return encode(dense, edges, this.options.center ? mean : undefined);
  }

  /** `fit(X)`, then `transform(X)`. */
  fitTransform(X: MatrixLike): DenseMatrix {
    return this.fit(X).transform(X);
  }
}

function edgesOf(sorted: Float64Array, bins: number): Float64Array {
  const values = distinct(sorted);
  const edges = values.length > bins + 1 ? distinctQuantiles(sorted, bins) : values;
  return edges.length > 1 ? edges : new Float64Array(0);
}

function binsOf(edges: Float64Array): number {
  return Math.max(0, edges.length - 1);
}

function sortedColumn({ data, rows, columns }: DenseMatrix, column: number): Float64Array {
  return Float64Array.from({ length: rows }, (_, row) => data[row * columns + column]).sort();
}

function checkEdges(edges: Float64Array, bins: number, column: number): void {
  const refuse = (problem: string): never => {
    throw new InvalidInputError(`column ${column}: ${problem}`, undefined, column);
  };
  if (edges.length === 1 || edges.length > bins + 1) {
    refuse(`edges must be none or 2 to ${bins + 1}, got ${edges.length}`);
  }
  edges.forEach((edge, t) => {
    if (!Number.isFinite(edge)) refuse(`edges must be finite, got ${edge}`);
    if (t > 0 && !(edge > edges[t - 1])) refuse(`edges must ascend, got ${edge} after ${edges[t - 1]}`);
    if (t > 0 && !Number.isFinite(edge - edges[t - 1])) {
      refuse('numbers are too far apart for the width of a bin');
    }
  });
}

/** How far each number has come through each of its bins; less `mean`, if given. */
function encode(
  { data, rows, columns }: DenseMatrix,
  edges: readonly Float64Array[],
  mean?: Float64Array,
): DenseMatrix {
  const outputs = edges.reduce((sum, of) => sum + binsOf(of), 0);
  const encoded = new Float64Array(rows * outputs);
  let to = 0;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const value = data[row * columns + column];
      const of = edges[column];
      for (let t = 1; t < of.length; t++) {
        // All below the value are full, all above empty: only one needs the division.
        if (value >= of[t]) encoded[to] = 1;
        else if (value > of[t - 1]) encoded[to] = (value - of[t - 1]) / (of[t] - of[t - 1]);
        to += 1;
      }
    }
  }
  if (mean !== undefined) {
    for (let i = 0; i < encoded.length; i++) encoded[i] -= mean[i % outputs];
  }
  return { data: encoded, rows, columns: outputs };
}

/** In [0, 1], as the numbers are: rounding may not leave it. */
function columnMeans({ data, rows, columns }: DenseMatrix): Float64Array {
  const sums = new Float64Array(columns);
  for (let i = 0; i < data.length; i++) sums[i % columns] += data[i];
  return sums.map((sum) => Math.min(1, sum / rows));
}
