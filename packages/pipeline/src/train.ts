import { type ClassificationReport, classificationReport } from '@networkml/mlp';
import type { ModelCard, ModelCardText, RoleModel } from '@networkml/models';
import { ORIGINAL_UNKNOWN_RULE } from '@networkml/roles';
import packageJson from '../package.json' with { type: 'json' };
import { withFoldThreads } from './fold-threads.js';
import type { LabelledData } from './labelled-data.js';
import {
  DEFAULT_RECIPE,
  type RecipeProgress,
  type RecipeSearch,
  recipeSearch,
  type TrainingRecipe,
} from './recipe.js';

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
  const search = recipeSearch(recipe, onProgress);
  const fitted = await withFoldThreads(
    Math.min(jobs, recipe.architectures.length * recipe.folds),
    (threads) => (threads ? search.fitOn(threads, inputs, roles) : search.fit(inputs, roles)),
  );
  return {
    id,
    schema: data.schema,
    options: data.options,
    classifier: fitted.bestEstimator,
    unknownRule: ORIGINAL_UNKNOWN_RULE,
    card: { ...card, training: trainingCard(data, recipe, fitted) },
  };
}

function trainingCard(
  data: LabelledData,
  recipe: TrainingRecipe,
  fitted: RecipeSearch,
): ModelCard['training'] {
  const best = fitted.results[fitted.bestIndex];
  const report = classificationReport(data.roles, best.predictions);
  return {
    dataDigest: data.digest,
    captures: new Set(data.rows.map(({ capture }) => capture)).size,
    rows: data.rows.length,
    roles: report.classes.map(({ label, support }) => ({ role: label, rows: support })),
    seed: recipe.seed,
    version: packageJson.version,
    from: isoTime(data.span?.first),
    to: isoTime(data.span?.last),
    crossValidation: {
      folds: recipe.folds,
      candidates: fitted.results.map(({ parameters, scores, meanScore }) => ({
        hiddenLayerSizes: [...parameters.hiddenLayerSizes],
        scores: [...scores],
        mean: meanScore,
      })),
      chosen: [...best.parameters.hiddenLayerSizes],
      ...scoresOf(report),
    },
  };
}

function scoresOf({ accuracy, macro, weighted, classes }: ClassificationReport) {
  return {
    accuracy,
    macro: { ...macro },
    weighted: { ...weighted },
    classes: classes.map(({ label, ...scores }) => ({ role: label, ...scores })),
  };
}

function isoTime(seconds: number | undefined): string | null {
  return seconds === undefined ? null : new Date(seconds * 1000).toISOString();
}
