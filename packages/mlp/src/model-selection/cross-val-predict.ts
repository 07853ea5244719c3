import type { Classifier, FitOptions } from '../estimator.js';
import { type DenseMatrix, type MatrixLike, takeRows, toDense } from '../matrix.js';
import { InvalidInputError, ShapeMismatchError } from '../mlp-error.js';
import { LabelEncoder } from '../preprocessing/label-encoder.js';
import type { Fold, Splitter } from './splitter.js';

/**
 * One fold's predictions.
 *
 * @public
 */
export interface PredictedFold extends Fold {
  /** Which fold, from 0. */
  readonly fold: number;
  /** Predicted labels of the test rows, in the order of `test`. */
  readonly predictions: readonly string[];
}

/**
 * Options of {@link crossValPredict}.
 *
 * @public
 */
export interface CrossValPredictOptions {
  /** Called after each fold. */
  readonly onFold?: (fold: PredictedFold) => void;
  /** Passed on to each fit. */
  readonly fitOptions?: FitOptions;
}

/**
 * An answer for each row by the fold that did not learn from it.
 *
 * @public
 */
export interface OutOfFoldPredictions {
  /** For each row the label predicted by the fold that did not learn from it. */
  readonly predictions: readonly string[];
  /** All labels, sorted by code point: the columns of `probabilities`. */
  readonly classes: readonly string[];
  /** Likewise out-of-fold, shape [n, classes]; 0 for a class that the fold's training rows do not hold. */
  readonly probabilities: DenseMatrix;
}

/**
 * Fits a new estimator on each fold's training rows and lets it answer the others, without scoring: labels as
 * scikit-learn's `cross_val_predict`, and the probabilities of its `method="predict_proba"`. Pass a {@link Pipeline},
 * not data that is scaled already: then scaling is learned inside the fold.
 *
 * @param makeEstimator - Called once a fold.
 * @param X - Shape [n, d].
 * @param y - Label of each row.
 * @throws {@link ShapeMismatchError} if y is not n long.
 * @throws {@link InvalidInputError} if the splitter tests a row twice or never.
 * @public
 */
export function crossValPredict(
  makeEstimator: () => Classifier,
  X: MatrixLike,
  y: readonly string[],
  splitter: Splitter,
  options: CrossValPredictOptions = {},
): OutOfFoldPredictions {
  const { onFold, fitOptions } = options;
  const dense = toDense(X);
  if (y.length !== dense.rows) throw new ShapeMismatchError('length of y', dense.rows, y.length);
  const encoder = new LabelEncoder().fit(y);
  const { classes } = encoder;
  const tests = new Int32Array(dense.rows);
  const predictions = new Array<string>(dense.rows).fill('');
  const probabilities = new Float64Array(dense.rows * classes.length);

  let fold = 0;
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
    onFold?.({ fold, train, test, predictions: predicted });
    fold += 1;
  }

  const odd = tests.findIndex((count) => count !== 1);
  if (odd >= 0) {
    throw new InvalidInputError(
      `each row must be tested once, row ${odd} is tested ${tests[odd]} times`,
      odd,
    );
  }
  return {
    predictions,
    classes,
    probabilities: { data: probabilities, rows: dense.rows, columns: classes.length },
  };
}

/** The labels of the chosen rows. */
export function labelsOf(y: readonly string[], rows: Int32Array): string[] {
  return Array.from(rows, (row) => y[row]);
}
