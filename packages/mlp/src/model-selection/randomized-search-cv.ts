import type { Classifier } from '../classifiers/estimator.js';
import { InvalidParameterError } from '../mlp-error.js';
import { Random } from '../numeric/random.js';
import type { ParameterDistribution } from './parameter-distribution.js';
import { ParameterSearch, type SearchOptions } from './parameter-search.js';

/**
 * What to draw the values of each parameter from: a list, or a distribution.
 *
 * @public
 */
export type ParameterDistributions<P> = {
  readonly [K in keyof P]: readonly P[K][] | ParameterDistribution<P[K]>;
};

/**
 * Options of {@link RandomizedSearchCV}.
 *
 * @public
 */
export interface RandomizedSearchOptions<P, E extends Classifier> extends SearchOptions<P, E> {
  readonly parameterDistributions: ParameterDistributions<P>;
  /** How many combinations to try, at least 1. @defaultValue 10 */
  readonly nIter?: number | undefined;
  /** Integer in [0, 2^32). @defaultValue 0 */
  readonly randomState?: number | undefined;
}

/**
 * Tries combinations drawn at random (Bergstra and Bengio, JMLR 2012). From lists alone no combination is drawn twice, as
 * in scikit-learn; then there may be fewer than `nIter`. The same seed draws the same combinations.
 *
 * @public
 */
export class RandomizedSearchCV<P extends object, E extends Classifier> extends ParameterSearch<P, E> {
  readonly #sources: readonly Source<P>[];
  readonly #nIter: number;
  readonly #randomState: number;

  /** @throws {@link InvalidParameterError} if an option is out of its range, or a list is empty. */
  constructor({
    parameterDistributions,
    nIter = 10,
    randomState = 0,
    ...options
  }: RandomizedSearchOptions<P, E>) {
    super('RandomizedSearchCV', options);
    if (!(Number.isSafeInteger(nIter) && nIter >= 1)) {
      throw new InvalidParameterError('nIter', nIter, 'be an integer >= 1');
    }
    if (!(Number.isInteger(randomState) && randomState >= 0 && randomState < 2 ** 32)) {
      throw new InvalidParameterError('randomState', randomState, 'be an integer in [0, 2^32)');
    }
    this.#sources = sourcesOf(parameterDistributions);
    this.#nIter = nIter;
    this.#randomState = randomState;
  }

  override combinations(): P[] {
    const random = new Random(this.#randomState);
    const uniform = () => random.uniform(0, 1);
    const sizes = this.#sources.map(({ values }) => values?.length ?? Infinity);
    const distinct = Math.min(
      this.#nIter,
      sizes.reduce((product, size) => product * size, 1),
    );
    const drawn = new Map<string, P>();
    while (drawn.size < distinct) {
      const { key, combination } = this.#draw(uniform, drawn.size);
      if (!drawn.has(key)) drawn.set(key, combination);
    }
    return [...drawn.values()];
  }

  /** A combination, and what tells it from others: with a distribution, every one counts as another. */
  #draw(uniform: () => number, number: number): { key: string; combination: P } {
    const combination: Partial<P> = {};
    const key = this.#sources.map(({ name, values, distribution }) => {
      if (values === undefined) {
        combination[name] = distribution.draw(uniform);
        return `#${number}`;
      }
      const index = Math.floor(values.length * uniform());
      combination[name] = values[index];
      return String(index);
    });
    // Every parameter, and so every key of P, has been set by now.
    return { key: key.join(), combination: combination as P };
  }
}

/** Where the values of a parameter come from. */
type Source<P> = {
  readonly [K in keyof P]:
    | { readonly name: K; readonly values: readonly P[K][]; readonly distribution?: undefined }
    | { readonly name: K; readonly values?: undefined; readonly distribution: ParameterDistribution<P[K]> };
}[keyof P];

/** Sorted by name, so that the order of an object's keys has no influence. */
function sourcesOf<P extends object>(distributions: ParameterDistributions<P>): Source<P>[] {
  return (Object.keys(distributions) as (keyof P & string)[]).sort().map((name): Source<P> => {
    const source = distributions[name];
    if ('draw' in source) return { name, distribution: source };
    if (Array.isArray(source) && source.length > 0) return { name, values: source };
    throw new InvalidParameterError(
      `parameterDistributions.${name}`,
      source,
      'be a distribution or an array of at least 1 value',
    );
  });
}
