import { DEVICE_RECIPE, type DeviceRecipe } from '@networkml/pipeline';
import type { Command } from 'commander';

/** Options that change the recipe of a model on device@1. */
export interface DeviceRecipeOptions {
  readonly seed: number;
  readonly hiddenLayers?: readonly (readonly number[])[];
}

/** The recipe that was asked for. Only models on the original's features choose among several networks. */
export function deviceRecipe(
  folds: number,
  { seed, hiddenLayers = [] }: DeviceRecipeOptions,
  command: Command,
): DeviceRecipe {
  const [hiddenLayerSizes = DEVICE_RECIPE.hiddenLayerSizes, ...others] = hiddenLayers;
  if (others.length > 0)
    command.error("error: option '--hidden-layers <sizes>' may be given once for a model on device@1");
  return { ...DEVICE_RECIPE, folds, seed, hiddenLayerSizes };
}
