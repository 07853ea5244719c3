import {
  classificationReport,
  fitTemperature,
  type MahalanobisNovelty,
  noveltyThreshold,
} from '@networkml/mlp';
import type { ModelCardText, RoleModel } from '@networkml/models';
import { ORIGINAL_UNKNOWN_RULE } from '@networkml/roles';
import type { LabelledData } from '../labels/labelled-data.js';
import { DEVICE_RECIPE, type DeviceRecipe, deviceEstimator } from './device-recipe.js';
import { answersForHeldOut, type HeldOutOptions } from './held-out-answers.js';
import { leastPackets } from './least-packets.js';
import { trainingCard } from './training-card.js';

/** Share of the known devices that the rule for Unknown accepts. */
const ACCEPTED_SHARE = 0.95;

/** Options of {@link trainDeviceModel}. */
export interface TrainDeviceModelOptions extends HeldOutOptions {
  /** Short name of the model. */
  readonly id: string;
  /** What people should know of the model. */
  readonly card: ModelCardText;
  /** @defaultValue {@link DEVICE_RECIPE} */
  readonly recipe?: DeviceRecipe;
  /**
   * The role of each label, where labels are finer than roles, such as makes of devices.
   * @defaultValue labels are roles
   */
  readonly roleOfLabel?: ReadonlyMap<string, string> | undefined;
  /** Called before each fold or the wait for it, and with `fold` equal to `folds` before the fit on all rows. */
  readonly onProgress?: HeldOutOptions['onProgress'];
}

/**
 * Trains a model that knows its limits: what it answers for devices that were held out sets the temperature of its
 * probabilities, how many packets it needs, and how far from the training data it is still trusted, so that it refuses
 * at most 5 % of known devices. The same data and recipe give the same model, bit for bit, for any number of
 * jobs.
 *
 * @param data with the beginnings of the recipe
 * @throws the errors of `@networkml/mlp`, `SmallClassError` for a label with fewer devices than folds among them
 */
export async function trainDeviceModel(
  data: LabelledData,
  { id, card, recipe = DEVICE_RECIPE, roleOfLabel, jobs, onProgress }: TrainDeviceModelOptions,
): Promise<RoleModel> {
  const { inputs, roles: labels } = data;
  const heldOut = await answersForHeldOut(data, recipe, { jobs, onProgress });
  const temperature = fitTemperature(labels, heldOut.probabilities, heldOut.classes);
  onProgress?.({ fold: recipe.folds, folds: recipe.folds });
  const classifier = deviceEstimator(recipe, inputs.rows).fit(inputs, labels);
  const roleOf = (label: string) => roleOfLabel?.get(label) ?? label;
  const expected = labels.map(roleOf);
  const predicted = heldOut.labels.map(roleOf);
  const least = leastPackets(
    data.rows.map(({ packets }) => packets),
    expected.map((role, row) => role === predicted[row]),
  );
  const isWhole = data.rows.map(({ firstSeconds }) => firstSeconds === undefined);
  const wholes = <T>(values: readonly T[]): T[] => values.filter((_, row) => isWhole[row]);
  return {
    id,
    schema: data.schema,
    classifier,
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
