import { InvalidInputError } from '../mlp-error.js';
import type { DenseMatrix } from '../numeric/matrix.js';
import { LabelEncoder } from '../preprocessing/label-encoder.js';
import type { FoldAnswer } from './fold-answer.js';
import type { Fold } from './splitter.js';

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

/** Puts the answers of folds together. */
export class OutOfFold {
  readonly #encoder: LabelEncoder;
  /** How often each row was tested. */
  readonly #tests: Int32Array;
  readonly #predictions: string[];
  readonly #probabilities: Float64Array;
  #folds = 0;

  /** @param y - Label of each row. */
  constructor(y: readonly string[]) {
    this.#encoder = new LabelEncoder().fit(y);
    this.#tests = new Int32Array(y.length);
    this.#predictions = new Array<string>(y.length).fill('');
    this.#probabilities = new Float64Array(y.length * this.#encoder.classes.length);
  }

  /** Takes the answer of the next fold. */
  add({ train, test }: Fold, { classes, predictions, probabilities }: FoldAnswer): PredictedFold {
    const width = this.#encoder.classes.length;
    const columns = this.#encoder.transform(classes);
    test.forEach((row, i) => {
      this.#tests[row] += 1;
      this.#predictions[row] = predictions[i];
      columns.forEach((column, k) => {
        this.#probabilities[row * width + column] = probabilities.data[i * columns.length + k];
      });
    });
    return { fold: this.#folds++, train, test, predictions };
  }

  /** @throws {@link InvalidInputError} if a row was tested twice or never. */
  result(): OutOfFoldPredictions {
    const odd = this.#tests.findIndex((count) => count !== 1);
    if (odd >= 0) {
      throw new InvalidInputError(
        `each row must be tested once, row ${odd} is tested ${this.#tests[odd]} times`,
        odd,
      );
    }
    const { classes } = this.#encoder;
    return {
      predictions: this.#predictions,
      classes,
      probabilities: { data: this.#probabilities, rows: this.#tests.length, columns: classes.length },
    };
  }
}
