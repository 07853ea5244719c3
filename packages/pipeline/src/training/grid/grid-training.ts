import { classificationReport, crossValidate, crossValidateOn } from '@networkml/mlp';
import { originalDecision, type RoleModel } from '@networkml/models';
import type { LabelledData } from '../../labels/labelled-data.js';
import { deviceFolds } from '../device-folds.js';
import type { FoldOptions, RecipeEvaluation, Training, TrainOptions } from '../training.js';
import { type TrainingRun, trainingCard } from '../training-card.js';
import {
  GRID_RECIPE,
  type GridProgress,
  type GridRecipe,
  type GridSearch,
  gridEstimator,
  gridSearch,
} from './grid-recipe.js';

/**
 * Trains as NetworkML 0.6.10 does: several networks are compared in cross-validation, and the best one is fitted to all
 * devices.
 */
export function gridTraining(recipe: GridRecipe): Training {
  return {
    beginnings: [],
    train: (data, options) => train(recipe, data, options),
    evaluate: (data, options = {}) => evaluate(recipe, data, options),
  };
}

async function train(
  recipe: GridRecipe,
  data: LabelledData,
  { id, card, roleOfLabel, threads, onProgress }: TrainOptions,
): Promise<RoleModel> {
  const { inputs, roles } = data;
  const splitter = deviceFolds(data.rows, recipe.folds, recipe.seed);
  const search = gridSearch(recipe, splitter, onProgress && ((fold) => onProgress(stepOf(fold, recipe))));
  const fitted = await (threads ? search.fitOn(threads, inputs, roles) : search.fit(inputs, roles));
  const { classes } = fitted.bestEstimator;
  return {
    id,
    schema: data.schema,
    classifier: fitted.bestEstimator,
    ...originalDecision(fitted.bestEstimator),
    classRoles: classes.map((label) => roleOfLabel?.get(label) ?? label),
    card: { ...card, training: trainingCard(data, runOf(fitted, recipe, roles)) },
  };
}

/**
 * In each of the folds the search for the best architecture sees the training rows alone, in as many folds as the
 * original takes; where there is nothing to
 * choose from, no search is needed.
 */
async function evaluate(
  recipe: GridRecipe,
  { inputs, roles, rows }: LabelledData,
  { threads, onProgress }: FoldOptions,
): Promise<RecipeEvaluation> {
  const splitter = deviceFolds(rows, recipe.folds, recipe.seed);
  const makeEstimator = () => gridEstimator({ ...recipe, folds: GRID_RECIPE.folds });
  const steps = recipe.folds;
  const options = onProgress && {
    onFold: ({ fold }: { readonly fold: number }) =>
      onProgress({ step: fold + 1, steps, next: `fold ${Math.min(fold + 2, steps)} of ${steps}` }),
  };
  const { scores, predictions } = await (threads
    ? crossValidateOn(threads, makeEstimator, inputs, roles, splitter, options)
    : crossValidate(makeEstimator, inputs, roles, splitter, options));
  return { scores, report: classificationReport(roles, predictions) };
}

function stepOf({ parameters, fold, candidate, candidates }: GridProgress, { folds }: GridRecipe) {
  const network = `network ${candidate + 1} of ${candidates} (${parameters.hiddenLayerSizes.join(', ')})`;
  return {
    step: candidate * folds + fold + 1,
    steps: candidates * folds,
    next: `${network}, fold ${fold + 1} of ${folds}`,
  };
}

function runOf(
  { results, bestIndex }: GridSearch,
  { seed, folds }: GridRecipe,
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
