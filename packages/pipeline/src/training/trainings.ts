import { DEVICE, DEVICE_2, type FeatureSchema, HOST_FOOTPRINT } from '@networkml/features';
import { PipelineError } from '../pipeline-error.js';
import { DEVICE_RECIPE } from './device/device-recipe.js';
import { deviceTraining } from './device/device-training.js';
import { GRID_RECIPE } from './grid/grid-recipe.js';
import { gridTraining } from './grid/grid-training.js';
import type { Training } from './training.js';
import { TRANSFER_RECIPE } from './transfer/transfer-recipe.js';
import { transferTraining } from './transfer/transfer-training.js';

/** What can be chosen of any recipe; what is left out is as the recipe has it. */
export interface TrainingSettings {
  /** Folds that divide the devices of each label alike, 2 or more. */
  readonly folds?: number | undefined;
  /** Seed of folds, initial weights and shuffling, an integer from 0 to 2^32 - 1. */
  readonly seed?: number | undefined;
  /** Hidden layers of the networks that are tried. Where a recipe tries one network alone, it takes no more. */
  readonly hiddenLayers?: readonly (readonly number[])[] | undefined;
  /** How much the devices of each label file count. Some recipes take all alike, and refuse weights. */
  readonly labelWeights?: readonly number[] | undefined;
}

/** The recipe of each schema, by the schema's id. */
const TRAININGS: ReadonlyMap<string, (settings: TrainingSettings, schema: FeatureSchema) => Training> =
  new Map([
    [HOST_FOOTPRINT.id, trainGrid],
    [DEVICE.id, trainDevices],
    [DEVICE_2.id, trainToTransfer],
  ]);

/**
 * How models on a schema are trained.
 *
 * @throws {@link PipelineError} for a schema that has no recipe, and for settings that its recipe does not take
 */
export function trainingFor(schema: FeatureSchema, settings: TrainingSettings = {}): Training {
  const training = TRAININGS.get(schema.id);
  if (training !== undefined) return training(settings, schema);
  const known = [...TRAININGS.keys()].join(', ');
  throw new PipelineError(
    'no-recipe',
    `${schema.id} has no recipe for training, only ${known} have; train a schema of your own with gridTraining or deviceTraining`,
  );
}

function trainGrid(settings: TrainingSettings, schema: FeatureSchema): Training {
  const { folds, seed, hiddenLayers } = settings;
  refuseWeights(settings, schema);
  return gridTraining({
    architectures: hiddenLayers ?? GRID_RECIPE.architectures,
    folds: folds ?? GRID_RECIPE.folds,
    seed: seed ?? GRID_RECIPE.seed,
  });
}

function trainDevices(settings: TrainingSettings, schema: FeatureSchema): Training {
  const { folds, seed, hiddenLayers } = settings;
  refuseWeights(settings, schema);
  return deviceTraining({
    ...DEVICE_RECIPE,
    hiddenLayerSizes: oneNetwork(hiddenLayers, schema) ?? DEVICE_RECIPE.hiddenLayerSizes,
    folds: folds ?? DEVICE_RECIPE.folds,
    seed: seed ?? DEVICE_RECIPE.seed,
  });
}

function trainToTransfer({ folds, seed, hiddenLayers }: TrainingSettings, schema: FeatureSchema): Training {
  return transferTraining({
    ...TRANSFER_RECIPE,
    hiddenLayerSizes: oneNetwork(hiddenLayers, schema) ?? TRANSFER_RECIPE.hiddenLayerSizes,
    folds: folds ?? TRANSFER_RECIPE.folds,
    seed: seed ?? TRANSFER_RECIPE.seed,
  });
}

function refuseWeights({ labelWeights }: TrainingSettings, { id }: FeatureSchema): void {
  if (labelWeights !== undefined)
    throw new PipelineError(
      'bad-settings',
      `models on ${id} learn from all labels alike, weights were given`,
    );
}

function oneNetwork(
  hiddenLayers: TrainingSettings['hiddenLayers'],
  { id }: FeatureSchema,
): readonly number[] | undefined {
  if (hiddenLayers === undefined || hiddenLayers.length <= 1) return hiddenLayers?.[0];
  throw new PipelineError(
    'bad-settings',
    `models on ${id} are trained with one network, ${hiddenLayers.length} were given`,
  );
}
