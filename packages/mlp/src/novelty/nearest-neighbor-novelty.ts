import { InvalidInputError, InvalidParameterError, NotFittedError } from '../mlp-error.js';
import { type DenseMatrix, type MatrixLike, takeRows, toDense } from '../numeric/matrix.js';
import { Random } from '../numeric/random.js';
import { isCount, isSeed } from '../parameters.js';
import { StandardScaler, type StandardScalerState } from '../preprocessing/standard-scaler.js';
import { type NoveltyDetector, rowsToScore } from './novelty-detector.js';

/**
 * What is done to rows before distances are measured: nothing, each row divided by its length, or each column brought to
 * mean 0 and variance 1.
 *
 * @public
 */
export type NeighborScaling = 'none' | 'unit-length' | 'standard';

/**
 * Options of a {@link NearestNeighborNovelty}.
 *
 * @public
 */
export interface NearestNeighborNoveltyOptions {
  /** Which neighbour's distance counts, 1 for the nearest. @defaultValue `5` */
  readonly neighbors: number;
  /** @defaultValue `'unit-length'` */
  readonly scaling: NeighborScaling;
  /** Of more rows than this, so many are drawn and kept. @defaultValue `1000` */
  readonly maxRows: number;
  /** Of the draw, an integer in [0, 2^32). @defaultValue `0` */
  readonly seed: number;
}

/**
 * What a {@link NearestNeighborNovelty} learns.
 *
 * @public
 */
export interface NearestNeighborNoveltyState {
  /** The rows that are kept, scaled, in their order; shape [rows, d]. */
  readonly rows: DenseMatrix;
  /** With `standard` scaling only. */
  readonly scaler?: StandardScalerState | undefined;
}

export const NEIGHBOR_SCALINGS: readonly NeighborScaling[] = ['none', 'unit-length', 'standard'];

/**
 * The Euclidean distance to the k-th nearest of the fitted rows.
 *
 * Sun, Ming, Zhu and Li, "Out-of-Distribution Detection with Deep Nearest Neighbors", ICML 2022: in the last hidden layer,
 * with rows of unit length, of which a small part, drawn at random, serves almost as well as all.
 *
 * @public
 */
export class NearestNeighborNovelty implements NoveltyDetector {
  readonly options: NearestNeighborNoveltyOptions;
  #state: NearestNeighborNoveltyState | undefined;

  /** @throws {@link InvalidParameterError} */
  constructor({
    neighbors = 5,
    scaling = 'unit-length',
    maxRows = 1000,
    seed = 0,
  }: Partial<NearestNeighborNoveltyOptions> = {}) {
    if (!isCount(neighbors)) throw new InvalidParameterError('neighbors', neighbors, 'be an integer >= 1');
    if (!NEIGHBOR_SCALINGS.includes(scaling)) {
      throw new InvalidParameterError('scaling', scaling, `be one of ${NEIGHBOR_SCALINGS.join(', ')}`);
    }
    if (!(isCount(maxRows) && maxRows >= neighbors)) {
      throw new InvalidParameterError('maxRows', maxRows, 'be an integer >= neighbors');
    }
    if (!isSeed(seed)) throw new InvalidParameterError('seed', seed, 'be an integer in [0, 2^32)');
    this.options = { neighbors, scaling, maxRows, seed };
  }

  /**
   * A detector that was fitted before. The state is copied.
   *
   * @throws {@link InvalidInputError} for fewer rows than `neighbors`, a number that is not finite, or a scaler that is
   * there or missing against `scaling`.
   * @throws {@link ShapeMismatchError} if the scaler does not fit the rows.
   */
  static fromState(
    options: Partial<NearestNeighborNoveltyOptions>,
    state: NearestNeighborNoveltyState,
  ): NearestNeighborNovelty {
    const detector = new NearestNeighborNovelty(options);
    const { neighbors, scaling } = detector.options;
    const { data, rows, columns } = toDense(state.rows);
    checkRowCount(rows, neighbors);
    if ((state.scaler !== undefined) !== (scaling === 'standard')) {
      throw new InvalidInputError("there must be a scaler if scaling is 'standard', and only then");
    }
    const scaler = state.scaler && StandardScaler.fromState(state.scaler);
    if (scaler !== undefined) rowsToScore(state.rows, scaler.mean.length);
    detector.#state = {
      rows: { data: data.slice(), rows, columns },
      ...(scaler && { scaler: scaler.state }),
    };
    return detector;
  }

  /** All that was learned. @throws {@link NotFittedError} */
  get state(): NearestNeighborNoveltyState {
    if (this.#state === undefined) throw new NotFittedError('NearestNeighborNovelty');
    return this.#state;
  }

  /**
   * @param X - Shape [n, d].
   * @throws {@link InvalidInputError} for fewer rows than `neighbors`, an X that is not finite, or with `standard` scaling
   * one whose variance overflows.
   */
  fit(X: MatrixLike): this {
    const { neighbors, scaling, maxRows, seed } = this.options;
    const dense = toDense(X);
    checkRowCount(dense.rows, neighbors);
    const scaler = scaling === 'standard' ? new StandardScaler().fit(dense) : undefined;
    const kept = takeRows(dense, drawnRows(dense.rows, maxRows, seed));
    this.#state = { rows: scaled(kept, scaling, scaler), ...(scaler && { scaler: scaler.state }) };
    return this;
  }

  /**
   * @param X - Shape [n, d].
   * @throws {@link ShapeMismatchError} if X has other columns than `fit` saw.
   */
  score(X: MatrixLike): Float64Array {
    const { rows: known, scaler } = this.state;
    const { neighbors, scaling } = this.options;
    const dense = rowsToScore(X, known.columns);
    const { data, rows, columns } = scaled(dense, scaling, scaler && StandardScaler.fromState(scaler));
    const nearest = new Float64Array(neighbors);
    return Float64Array.from({ length: rows }, (_, row) => {
      nearest.fill(Infinity);
      for (let other = 0; other < known.rows; other++) {
        insert(nearest, squaredDistance(data, row * columns, known.data, other * columns, columns));
      }
      return Math.sqrt(nearest[neighbors - 1]);
    });
  }
}

function checkRowCount(rows: number, neighbors: number): void {
  if (rows < neighbors) throw new InvalidInputError(`X must have at least ${neighbors} rows, got ${rows}`);
}

/** All rows, or so many drawn without replacement, in ascending order. */
function drawnRows(rows: number, most: number, seed: number): Int32Array {
  const all = Int32Array.from({ length: rows }, (_, row) => row);
  if (rows <= most) return all;
  new Random(seed).shuffle(all);
  return all.slice(0, most).sort();
}

function scaled(X: DenseMatrix, scaling: NeighborScaling, scaler: StandardScaler | undefined): DenseMatrix {
  if (scaler !== undefined) return scaler.transform(X);
  return scaling === 'unit-length' ? unitLength(X) : X;
}

/** Rows of length 1; a row of zeros stays. */
function unitLength({ data, rows, columns }: DenseMatrix): DenseMatrix {
  const unit = data.slice();
  for (let row = 0; row < rows; row++) {
    const values = unit.subarray(row * columns, (row + 1) * columns);
    // Divided by the largest first: squares could overflow or vanish.
    const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    if (largest === 0) continue;
    const length = Math.sqrt(values.reduce((sum, value) => sum + (value / largest) ** 2, 0));
    for (let j = 0; j < columns; j++) values[j] = values[j] / largest / length;
  }
  return { data: unit, rows, columns };
}

/** Infinite where the numbers overflow. */
function squaredDistance(
  a: Float64Array,
  aStart: number,
  b: Float64Array,
  bStart: number,
  length: number,
): number {
  let sum = 0;
  for (let j = 0; j < length; j++) {
    const difference = a[aStart + j] - b[bStart + j];
    sum += difference * difference;
  }
  return sum;
}

/** Puts a number into its place among the smallest ones, ascending, and drops the largest of them. */
function insert(smallest: Float64Array, value: number): void {
  let place = smallest.length - 1;
  if (!(value < smallest[place])) return;
  for (; place > 0 && value < smallest[place - 1]; place--) smallest[place] = smallest[place - 1];
  smallest[place] = value;
}
