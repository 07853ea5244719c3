import {
  classificationReport,
  fitTemperature,
  type MahalanobisNovelty,
  noveltyThreshold,
  Pipeline,
} from '@networkml/mlp';
import type { RoleModel } from '@networkml/models';
import { ORIGINAL_UNKNOWN_RULE } from '@networkml/roles';
import { isWhole, type LabelledData } from '../../labels/labelled-data.js';
import type { FoldOptions, RecipeEvaluation, Training, TrainOptions } from '../training.js';
import { trainingCard } from '../training-card.js';
import { type DeviceRecipe, deviceEstimator } from './device-recipe.js';
import { answersForHeldOut } from './held-out-answers.js';
import { leastPackets } from './least-packets.js';

/** Share of the known devices that the rule for Unknown accepts. */
const ACCEPTED_SHARE = 0.95;

/**
 * Trains a model that knows its limits: what it answers for devices that were held out sets the temperature of its
 * probabilities, how many packets it needs, and how far from the training data it is still trusted, so that it refuses
 * at most 5 % of known devices.
 */
export function deviceTraining(recipe: DeviceRecipe): Training {
  return {
    beginnings: recipe.beginnings,
    train: (data, options) => train(recipe, data, options),
    evaluate: (data, options = {}) => evaluate(recipe, data, options),
  };
}

async function evaluate(
  recipe: DeviceRecipe,
  data: LabelledData,
  options: FoldOptions,
): Promise<RecipeEvaluation> {
  const { labels, scores } = await answersForHeldOut(data, recipe, options);
  const wholes = (answers: readonly string[]) => answers.filter((_, row) => isWhole(data.rows[row]));
  return { scores, report: classificationReport(wholes(data.roles), wholes(labels)) };
}

async function train(
  recipe: DeviceRecipe,
  data: LabelledData,
  { id, card, roleOfLabel, threads, onProgress }: TrainOptions,
): Promise<RoleModel> {
  const { inputs, roles: labels } = data;
  const heldOut = await answersForHeldOut(data, recipe, { threads, onProgress });
  const temperature = fitTemperature(labels, heldOut.probabilities, heldOut.classes);
  onProgress?.({ step: recipe.folds, steps: recipe.folds, next: 'all devices' });
  const classifier = deviceEstimator(recipe, inputs.rows).fit(inputs, labels);
  // Its weights of 16 bits take half the room; answers differ by 1e-5.
  const network = classifier.classifier.rounded();
  const roleOf = (label: string) => roleOfLabel?.get(label) ?? label;
  const expected = labels.map(roleOf);
  const predicted = heldOut.labels.map(roleOf);
  const least = leastPackets(
    data.rows.map(({ packets }) => packets),
    expected.map((role, row) => role === predicted[row]),
  );
  const wholes = <T>(values: readonly T[]): T[] => values.filter((_, row) => isWhole(data.rows[row]));
  return {
    id,
    schema: data.schema,
    classifier: new Pipeline({ scaler: classifier.scaler, classifier: network }),
    classRoles: classifier.classes.map(roleOf),
    temperature,
    leastPackets: least,
    ...trust(
      classifier.detector,
      heldOut.novelties.filter((_, row) => data.rows[row].packets >= least),
    ),
    card: {
      ...card,
      training: trainingCard(data, {
        seed: recipe.seed,
        folds: recipe.folds,
        candidates: [{ hiddenLayerSizes: recipe.hiddenLayerSizes, scores: heldOut.scores }],
        chosen: recipe.hiddenLayerSizes,
        report: classificationReport(wholes(expected), wholes(predicted)),
      }),
    },
  };
}

/** @param novelties of known devices that were held out, NaN where nothing can be said */
function trust(
  novelty: MahalanobisNovelty | undefined,
  novelties: Float64Array,
): Pick<RoleModel, 'novelty' | 'unknownRule'> {
  if (novelty === undefined || novelties.length === 0 || novelties.some(Number.isNaN))
    return { novelty: undefined, unknownRule: ORIGINAL_UNKNOWN_RULE };
  const threshold = noveltyThreshold(novelties, ACCEPTED_SHARE);
  return { novelty, unknownRule: { kind: 'novelty', threshold } };
}
