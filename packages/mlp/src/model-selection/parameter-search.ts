import type { Classifier, FitOptions } from '../classifiers/estimator.js';
import { NotFittedError } from '../mlp-error.js';
import type { DenseMatrix, MatrixLike } from '../numeric/matrix.js';
import { labelledRows } from './cross-val-predict.js';
import { crossValidate } from './cross-validate.js';
import { answeredTasks, type FoldRunner, foldTasks } from './fold-runner.js';
import { type CrossValidation, type FoldResult, ScoredFolds } from './scored-folds.js';
import { f1Weighted, type Scoring } from './scoring.js';
import type { Splitter } from './splitter.js';

/**
 * One row of the result table.
 *
 * @public
 */
export interface SearchRow<P> {
  readonly parameters: P;
  /** Score of each fold. */
  readonly scores: readonly number[];
  readonly meanScore: number;
  /** For each row the label predicted by the fold that did not learn from it. */
  readonly predictions: readonly string[];
  /** 1 for the best mean score; equal scores share a rank. */
  readonly rank: number;
}

/**
 * What `onProgress` is told after each fold.
 *
 * @public
 */
export interface SearchProgress<P> {
  readonly parameters: P;
  /** Which fold of this combination, from 0. */
  readonly fold: number;
  readonly score: number;
  /** Which combination of how many, from 0. */
  readonly candidate: number;
  readonly candidates: number;
}

/**
 * What every search needs.
 *
 * @public
 */
export interface SearchOptions<P, E extends Classifier> {
  /** Called once a fold and combination, and once more for the refit. */
  readonly makeEstimator: (parameters: NoInfer<P>) => E;
  readonly splitter: Splitter;
  /** @defaultValue weighted F1 */
  readonly scoring?: Scoring | undefined;
  readonly onProgress?: ((progress: SearchProgress<P>) => void) | undefined;
}

interface SearchState<P, E> {
  readonly results: readonly SearchRow<P>[];
  readonly bestIndex: number;
  readonly bestEstimator: E;
}

/**
 * Cross-validates combinations of parameters and fits the best one, the first one on ties, on all rows.
 *
 * @public
 */
export abstract class ParameterSearch<P extends object, E extends Classifier> implements Classifier {
  #state: SearchState<P, E> | undefined;

  /** @param name - What errors call it. @param options - Kept as they are. */
  constructor(
    private readonly name: string,
    readonly options: SearchOptions<P, E>,
  ) {}

  /** The combinations to try. */
  abstract combinations(): readonly P[];

  /** The result table, in the order of the combinations. @throws {@link NotFittedError} */
  get results(): readonly SearchRow<P>[] {
    return this.#fitted.results;
  }

  /** Index into `results`. @throws {@link NotFittedError} */
  get bestIndex(): number {
    return this.#fitted.bestIndex;
  }

  /** @throws {@link NotFittedError} */
  get bestParameters(): P {
    return this.results[this.bestIndex].parameters;
  }

  /** Mean score of the best combination. @throws {@link NotFittedError} */
  get bestScore(): number {
    return this.results[this.bestIndex].meanScore;
  }

  /** The best combination's estimator, fitted on all rows. @throws {@link NotFittedError} */
  get bestEstimator(): E {
    return this.#fitted.bestEstimator;
  }

  get classes(): readonly string[] {
    return this.bestEstimator.classes;
  }

  /**
   * Throws what estimator and splitter throw.
   *
   * @param X - Shape [n, d].
   * @param y - Label of each row.
   * @param options - Passed on to the refit.
   */
  fit(X: MatrixLike, y: readonly string[], options: FitOptions = {}): this {
    const { makeEstimator, splitter, scoring = f1Weighted } = this.options;
    const dense = labelledRows(X, y);
    const combinations = this.combinations();
    const outcomes = combinations.map((parameters, candidate) => {
      const onFold = (fold: FoldResult) => this.#tell(combinations, candidate, fold);
      return crossValidate(() => makeEstimator(parameters), dense, y, splitter, { scoring, onFold });
    });
    return this.#choose(combinations, outcomes, dense, y, options);
  }

  /**
   * {@link fit} with its folds done elsewhere, several at a time; the refit is done here. The result is the same to the
   * last bit, and `onProgress` is told of the folds in the same order.
   *
   * @param runner - Such as the `FoldThreads` of `@networkml/mlp/node`.
   * @param options - Passed on to the refit; `signal` ends the folds, too.
   * @throws as `fit` does, and the reason of `signal` once it is aborted.
   */
  async fitOn(
    runner: FoldRunner,
    X: MatrixLike,
    y: readonly string[],
    options: FitOptions = {},
  ): Promise<this> {
    const { makeEstimator, splitter, scoring = f1Weighted } = this.options;
    const dense = labelledRows(X, y);
    const combinations = this.combinations();
    const tasks = combinations.flatMap((parameters, candidate) =>
      foldTasks(() => makeEstimator(parameters), y, splitter).map((task) => ({ ...task, candidate })),
    );
    const scored = combinations.map(() => new ScoredFolds(y, scoring));
    for await (const { task, answer } of answeredTasks(runner, dense, y, tasks, options.signal)) {
      this.#tell(combinations, task.candidate, scored[task.candidate].add(task, answer));
    }
    options.signal?.throwIfAborted();
    const outcomes = scored.map((folds) => folds.result());
    return this.#choose(combinations, outcomes, dense, y, options);
  }

  predict(X: MatrixLike): string[] {
    return this.bestEstimator.predict(X);
  }

  predictProba(X: MatrixLike): DenseMatrix {
    return this.bestEstimator.predictProba(X);
  }

  score(X: MatrixLike, y: readonly string[]): number {
    return this.bestEstimator.score(X, y);
  }

  #tell(combinations: readonly P[], candidate: number, { fold, score }: FoldResult): void {
    const { length: candidates } = combinations;
    this.options.onProgress?.({ parameters: combinations[candidate], fold, score, candidate, candidates });
  }

  /** Ranks the combinations by their outcomes and fits the best one on all rows. */
  #choose(
    combinations: readonly P[],
    outcomes: readonly CrossValidation[],
    X: DenseMatrix,
    y: readonly string[],
    options: FitOptions,
  ): this {
    const results = combinations.map((parameters, candidate) => {
      const { scores, meanScore, predictions } = outcomes[candidate];
      const rank = 1 + outcomes.filter((other) => other.meanScore > meanScore).length;
      return { parameters, scores, meanScore, predictions, rank };
    });
    const bestIndex = results.findIndex((row) => row.rank === 1);
    const bestEstimator = this.options.makeEstimator(results[bestIndex].parameters).fit(X, y, options);
    this.#state = { results, bestIndex, bestEstimator };
    return this;
  }

  get #fitted(): SearchState<P, E> {
    if (this.#state === undefined) throw new NotFittedError(this.name);
    return this.#state;
  }
}
