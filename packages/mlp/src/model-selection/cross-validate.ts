import type { Classifier, FitOptions } from '../estimator.js';
import { type DenseMatrix, type MatrixLike, takeRows, toDense } from '../matrix.js';
import { InvalidInputError, ShapeMismatchError } from '../mlp-error.js';
import { LabelEncoder } from '../preprocessing/label-encoder.js';
import { f1Weighted, type Scoring } from './scoring.js';
import type { Fold, Splitter } from './splitter.js';

/**
 * One fold's outcome.
 *
 * @public
 */
export interface FoldResult extends Fold {
  /** Which fold, from 0. */
  readonly fold: number;
  /** Predicted labels of the test rows, in the order of `test`. */
  readonly predictions: readonly string[];
  readonly score: number;
}

/**
 * Options of {@link crossValidate}.
 *
 * @public
 */
export interface CrossValidateOptions {
  /** @defaultValue weighted F1 */
  readonly scoring?: Scoring;
  /** Called after each fold. */
  readonly onFold?: (result: FoldResult) => void;
  /** Passed on to each fit. */
  readonly fitOptions?: FitOptions;
}

/**
 * The outcome of a cross-validation.
 *
 * @public
 */
export interface CrossValidation {
  readonly folds: readonly FoldResult[];
  /** Score of each fold. */
  readonly scores: readonly number[];
  readonly meanScore: number;
  /** For each row the label predicted by the fold that did not learn from it. */
  readonly predictions: readonly string[];
  /** All labels, sorted by code point: the columns of `probabilities`. */
  readonly classes: readonly string[];
  /** Likewise out-of-fold, shape [n, classes]; 0 for a class that the fold's training rows do not hold. */
  readonly probabilities: DenseMatrix;
}

/**
 * Fits a new estimator on each fold's training rows and tests it on the others. Pass a {@link Pipeline}, not data that
 * is scaled already: then scaling is learned inside the fold.
 *
 * @param makeEstimator - Called once a fold.
 * @param X - Shape [n, d].
 * @param y - Label of each row.
 * @throws {@link ShapeMismatchError} if y is not n long.
 * @throws {@link InvalidInputError} if the splitter tests a row twice or never.
 * @public
 */
export function crossValidate(
  makeEstimator: () => Classifier,
  X: MatrixLike,
  y: readonly string[],
  splitter: Splitter,
  options: CrossValidateOptions = {},
): CrossValidation {
  const { scoring = f1Weighted, onFold, fitOptions } = options;
  const dense = toDense(X);
  if (y.length !== dense.rows) throw new ShapeMismatchError('length of y', dense.rows, y.length);
  const encoder = new LabelEncoder().fit(y);
  const { classes } = encoder;
  const folds: FoldResult[] = [];
  const tests = new Int32Array(dense.rows);
  const predictions = new Array<string>(dense.rows).fill('');
  const probabilities = new Float64Array(dense.rows * classes.length);

  for (const { train, test } of splitter.split(y)) {
    const estimator = makeEstimator().fit(takeRows(dense, train), labelsOf(y, train), fitOptions);
    const testRows = takeRows(dense, test);
    const predicted = estimator.predict(testRows);
    const foldProbabilities = estimator.predictProba(testRows);
    const columns = encoder.transform(estimator.classes);
    test.forEach((row, i) => {
      tests[row] += 1;
      predictions[row] = predicted[i];
      columns.forEach((column, k) => {
        probabilities[row * classes.length + column] = foldProbabilities.data[i * columns.length + k];
      });
    });
    const score = scoring(labelsOf(y, test), predicted);
    const result = { fold: folds.length, train, test, predictions: predicted, score };
    folds.push(result);
    onFold?.(result);
  }

  const odd = tests.findIndex((count) => count !== 1);
  if (odd >= 0) {
    throw new InvalidInputError(
      `each row must be tested once, row ${odd} is tested ${tests[odd]} times`,
      odd,
    );
  }
  const scores = folds.map((result) => result.score);
  return {
    folds,
    scores,
    meanScore: scores.reduce((sum, score) => sum + score, 0) / scores.length,
    predictions,
    classes,
    probabilities: { data: probabilities, rows: dense.rows, columns: classes.length },
  };
}

function labelsOf(y: readonly string[], rows: Int32Array): string[] {
  return Array.from(rows, (row) => y[row]);
}
