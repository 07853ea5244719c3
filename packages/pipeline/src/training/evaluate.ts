import {
  type ClassificationReport,
  classificationReport,
  crossValidate,
  crossValidateOn,
  type FoldResult,
} from '@networkml/mlp';
import type { RoleModel } from '@networkml/models';
import { decide, rankRoles, UNKNOWN } from '@networkml/roles';
import type { LabelledData } from '../labels/labelled-data.js';
import { noveltyScores } from '../verdict/novelty.js';
import { roleProbabilities } from '../verdict/role-probabilities.js';
import { deviceFolds } from './device-folds.js';
import type { DeviceRecipe } from './device-recipe.js';
import { withFoldThreads } from './fold-threads.js';
import { answersForHeldOut, type HeldOutOptions } from './held-out-answers.js';
import { recipeEstimator, type TrainingRecipe } from './recipe.js';

/** How well a model tells the roles of labelled devices. */
export interface ModelEvaluation {
  /** Scores of the most probable roles. */
  readonly report: ClassificationReport;
  /** Rows for which the model says Unknown. */
  readonly unknown: number;
}

/** Scores a model on labelled devices that it should not have been trained on. */
export function evaluate(model: RoleModel, data: LabelledData): ModelEvaluation {
  const encoded = model.classifier.scaler.transform(data.inputs);
  const { roles, rows } = roleProbabilities(model, encoded);
  const novelties = noveltyScores(model, encoded);
  const ranked = rows.map((probabilities) => rankRoles(roles, probabilities));
  return {
    report: classificationReport(
      data.roles,
      ranked.map(([top]) => top.role),
    ),
    unknown: ranked.filter((each, row) => decide(each, model.unknownRule, novelties?.[row]).role === UNKNOWN)
      .length,
  };
}

/** How well a recipe trains, judged on rows that its models have not seen. */
export interface RecipeEvaluation {
  /** Weighted F1 of each fold. */
  readonly scores: readonly number[];
  /** Scores of all out-of-fold predictions together. */
  readonly report: ClassificationReport;
}

/**
 * Cross-validates the recipe of a model that knows its limits. The scores are of whole captures, in folds that divide
 * devices; they are the same for any number of jobs.
 *
 * @param data with the beginnings of the recipe
 * @throws as {@link evaluateRecipe}
 */
export async function evaluateDeviceRecipe(
  recipe: DeviceRecipe,
  data: LabelledData,
  options: HeldOutOptions = {},
): Promise<RecipeEvaluation> {
  const { labels, scores } = await answersForHeldOut(data, recipe, options);
  const isWhole = (_: string, row: number) => data.rows[row].firstSeconds === undefined;
  return { scores, report: classificationReport(data.roles.filter(isWhole), labels.filter(isWhole)) };
}

/** Options of {@link evaluateRecipe}. */
export interface RecipeEvaluationOptions {
  /** Stratified folds that keep groups together, 2 or more. */
  readonly folds: number;
  /**
   * Most threads that do folds.
   * @defaultValue 1
   */
  readonly jobs?: number | undefined;
  /** Called for each fold, in their order. */
  readonly onFold?: (fold: FoldResult) => void;
}

/**
 * Cross-validates a whole recipe: in each of the stratified folds the search for the best architecture sees the
 * training rows alone. The scores are the same for any number of jobs.
 *
 * @throws the errors of `@networkml/mlp`, `SmallClassError` for a role with fewer rows than folds among them
 */
export async function evaluateRecipe(
  recipe: TrainingRecipe,
  { inputs, roles, rows }: LabelledData,
  { folds, jobs = 1, onFold }: RecipeEvaluationOptions,
): Promise<RecipeEvaluation> {
  const splitter = deviceFolds(rows, folds, recipe.seed);
  const makeEstimator = () => recipeEstimator(recipe);
  const options = onFold && { onFold };
  const { scores, predictions } = await withFoldThreads(Math.min(jobs, folds), (threads) =>
    threads
      ? crossValidateOn(threads, makeEstimator, inputs, roles, splitter, options)
      : crossValidate(makeEstimator, inputs, roles, splitter, options),
  );
  return { scores, report: classificationReport(roles, predictions) };
}
