import type { Classifier } from '../classifiers/estimator.js';
import { InvalidParameterError } from '../mlp-error.js';
import { ParameterSearch, type SearchOptions } from './parameter-search.js';

/**
 * The values to try of each parameter.
 *
 * @public
 */
export type ParameterGrid<P> = { readonly [K in keyof P]: readonly P[K][] };

/**
 * Options of {@link GridSearchCV}.
 *
 * @public
 */
export interface GridSearchOptions<P, E extends Classifier> extends SearchOptions<P, E> {
  readonly parameterGrid: ParameterGrid<P>;
}

/**
 * Tries every combination of a parameter grid, in scikit-learn's order: parameters sorted by name, the last one varying
 * fastest.
 *
 * @public
 */
export class GridSearchCV<P extends object, E extends Classifier> extends ParameterSearch<P, E> {
  readonly #grid: ParameterGrid<P>;

  /** @throws {@link InvalidParameterError} if a parameter has no values to try. */
  constructor({ parameterGrid, ...options }: GridSearchOptions<P, E>) {
    super('GridSearchCV', options);
    for (const [name, values] of Object.entries<readonly unknown[]>(parameterGrid)) {
      if (!Array.isArray(values) || values.length === 0) {
        throw new InvalidParameterError(`parameterGrid.${name}`, values, 'be an array of at least 1 value');
      }
    }
    this.#grid = parameterGrid;
  }

  override combinations(): P[] {
    return combinationsOf(this.#grid);
  }
}

function combinationsOf<P extends object>(grid: ParameterGrid<P>): P[] {
  let combinations: Partial<P>[] = [{}];
  for (const name of (Object.keys(grid) as (keyof P)[]).sort()) {
    combinations = combinations.flatMap((chosen) =>
      grid[name].map((value) => ({ ...chosen, [name]: value })),
    );
  }
  // Every key of the grid, and so of P, has been set by now.
  return combinations as P[];
}
