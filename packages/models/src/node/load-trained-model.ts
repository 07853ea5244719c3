import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { RoleModel } from '../role-model.js';
import { parseTrainedModel, TRAINED_MODELS, type TrainedModel } from '../trained-models.js';

/**
 * Loads a shipped model from its file in this package.
 *
 * @param model the default model, if none is given
 */
export async function loadTrainedModel(model: TrainedModel = TRAINED_MODELS[0]): Promise<RoleModel> {
  return parseTrainedModel(model, await readFile(pathOf(model), 'utf8'));
}

/** By the package's own name: wherever a build puts this code, the file is found. */
function pathOf({ file }: TrainedModel): string {
  const { resolve } = createRequire(import.meta.url);
  return resolve(`@networkml/models/trained/${file}`);
}
