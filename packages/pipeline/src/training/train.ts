import { classificationReport } from '@networkml/mlp';
import { type ModelCardText, originalDecision, type RoleModel } from '@networkml/models';
import type { LabelledData } from '../labels/labelled-data.js';
import { deviceFolds } from './device-folds.js';
import { withFoldThreads } from './fold-threads.js';
import {
  DEFAULT_RECIPE,
  type RecipeProgress,
  type RecipeSearch,
  recipeSearch,
  type TrainingRecipe,
} from './recipe.js';
import { type TrainingRun, trainingCard } from './training-card.js';

/** Options of {@link train}. */
export interface TrainOptions {
  /** Short name of the model. */
  readonly id: string;
  /** What people should know of the model. */
  readonly card: ModelCardText;
  /** @defaultValue {@link DEFAULT_RECIPE} */
  readonly recipe?: TrainingRecipe;
  /**
   * Most threads that do folds.
   * @defaultValue 1
   */
  readonly jobs?: number | undefined;
  /** Called for each fold, in their order. */
  readonly onProgress?: (progress: RecipeProgress) => void;
}

/**
 * Trains a model. The same data and recipe give the same model, bit for bit, for any number of jobs.
 *
 * @throws the errors of `@networkml/mlp`, `SmallClassError` for a role with fewer rows than folds among them
 */
export async function train(
  data: LabelledData,
  { id, card, recipe = DEFAULT_RECIPE, jobs = 1, onProgress }: TrainOptions,
): Promise<RoleModel> {
  const { inputs, roles } = data;
  const splitter = deviceFolds(data.rows, recipe.folds, recipe.seed);
  const search = recipeSearch(recipe, splitter, onProgress);
  const fitted = await withFoldThreads(
    Math.min(jobs, recipe.architectures.length * recipe.folds),
    (threads) => (threads ? search.fitOn(threads, inputs, roles) : search.fit(inputs, roles)),
  );
  return {
    id,
    schema: data.schema,
    classifier: fitted.bestEstimator,
    ...originalDecision(fitted.bestEstimator),
    card: { ...card, training: trainingCard(data, runOf(fitted, recipe, roles)) },
  };
}

function runOf(
  { results, bestIndex }: RecipeSearch,
  { seed, folds }: TrainingRecipe,
  roles: readonly string[],
): TrainingRun {
  const best = results[bestIndex];
  return {
    seed,
    folds,
    candidates: results.map(({ parameters, scores }) => ({ ...parameters, scores })),
    chosen: best.parameters.hiddenLayerSizes,
    report: classificationReport(roles, best.predictions),
  };
}
