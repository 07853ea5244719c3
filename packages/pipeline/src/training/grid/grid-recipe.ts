import {
  type Classifier,
  GridSearchCV,
  MLPClassifier,
  Pipeline,
  type SearchProgress,
  type Splitter,
  StandardScaler,
  StratifiedKFold,
} from '@networkml/mlp';

/** How NetworkML 0.6.10 trains a model. */
export interface GridRecipe {
  /** Hidden layers of the networks that are tried; the best one by weighted F1 is taken, the first among equals. */
  readonly architectures: readonly (readonly number[])[];
  /** Stratified folds that the architectures are compared on, 2 or more. */
  readonly folds: number;
  /** Seed of folds, initial weights and shuffling, an integer from 0 to 2^32 - 1. */
  readonly seed: number;
}

/** The grid of NetworkML 0.6.10: four architectures, five folds. */
export const GRID_RECIPE: GridRecipe = {
  architectures: [
    [64, 32],
    [32, 16],
    [64, 32, 32],
    [64, 32, 32, 16],
  ],
  folds: 5,
  seed: 0,
};

/** Parameters that the grid search varies. */
interface Architecture {
  readonly hiddenLayerSizes: readonly number[];
}

/** The search that a recipe describes: each architecture is cross-validated, the best one refitted on all rows. */
export type GridSearch = GridSearchCV<Architecture, Pipeline<StandardScaler, MLPClassifier>>;

/** Told after each fold of the search. */
export type GridProgress = SearchProgress<Architecture>;

/** The search for the best architecture, to be fitted; scaling is learned inside each fold. */
export function gridSearch(
  { architectures, folds, seed }: GridRecipe,
  splitter: Splitter = new StratifiedKFold({ nSplits: folds, shuffle: true, seed }),
  onProgress?: (progress: GridProgress) => void,
): GridSearch {
  return new GridSearchCV({
    makeEstimator: ({ hiddenLayerSizes }: Architecture) => network(hiddenLayerSizes, seed),
    parameterGrid: { hiddenLayerSizes: architectures },
    splitter,
    ...(onProgress && { onProgress }),
  });
}

/** What a recipe fits in the end, to be fitted: where there is nothing to choose from, no search is needed. */
export function gridEstimator(recipe: GridRecipe): Classifier {
  const [first, ...others] = recipe.architectures;
  return others.length === 0 ? network(first, recipe.seed) : gridSearch(recipe);
}

function network(hiddenLayerSizes: readonly number[], seed: number): Pipeline<StandardScaler, MLPClassifier> {
  return new Pipeline({
    scaler: new StandardScaler(),
    classifier: new MLPClassifier({ hiddenLayerSizes, seed }),
  });
}
