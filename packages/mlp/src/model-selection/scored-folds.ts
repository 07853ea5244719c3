import { type FoldAnswer, labelsOf } from './fold-answer.js';
import { OutOfFold, type OutOfFoldPredictions, type PredictedFold } from './out-of-fold.js';
import type { Scoring } from './scoring.js';
import type { Fold } from './splitter.js';

/**
 * One fold's outcome.
 *
 * @public
 */
export interface FoldResult extends PredictedFold {
  readonly score: number;
}

/**
 * The outcome of a cross-validation.
 *
 * @public
 */
export interface CrossValidation extends OutOfFoldPredictions {
  readonly folds: readonly FoldResult[];
  /** Score of each fold. */
  readonly scores: readonly number[];
  readonly meanScore: number;
}

/** Scores the answers of folds and puts them together. */
export class ScoredFolds {
  readonly #y: readonly string[];
  readonly #scoring: Scoring;
  readonly #outOfFold: OutOfFold;
  readonly #folds: FoldResult[] = [];

  /** @param y - Label of each row. */
  constructor(y: readonly string[], scoring: Scoring) {
    this.#y = y;
    this.#scoring = scoring;
    this.#outOfFold = new OutOfFold(y);
  }

  /** Takes the answer of the next fold. */
  add(fold: Fold, answer: FoldAnswer): FoldResult {
    const predicted = this.#outOfFold.add(fold, answer);
    const score = this.#scoring(labelsOf(this.#y, predicted.test), predicted.predictions);
    const result = { ...predicted, score };
    this.#folds.push(result);
    return result;
  }

  /** @throws {@link InvalidInputError} if a row was tested twice or never. */
  result(): CrossValidation {
    const scores = this.#folds.map(({ score }) => score);
    const meanScore = scores.reduce((sum, score) => sum + score, 0) / scores.length;
    return { ...this.#outOfFold.result(), folds: this.#folds, scores, meanScore };
  }
}
