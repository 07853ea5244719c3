import { readFile } from 'node:fs/promises';
import {
  DEFAULT_MODEL_ID,
  parseRoleModel,
  type RoleModel,
  TRAINED_MODELS,
  trainedModel,
} from '@networkml/models';
import { loadTrainedModel } from '@networkml/models/node';
import { PipelineError } from '../../pipeline-error.js';

/**
 * A shipped model by its name, or a model file by its path.
 *
 * @throws {@link PipelineError} if there is neither
 * @throws `ModelFileError` of `@networkml/models`, `SchemaMismatchError` of `@networkml/features` for a file that does
 * not fit
 */
export async function loadModel(nameOrPath: string = DEFAULT_MODEL_ID): Promise<RoleModel> {
  const shipped = trainedModel(nameOrPath);
  if (shipped !== undefined) return loadTrainedModel(shipped);
  return parseRoleModel(await readModelFile(nameOrPath), nameOrPath);
}

async function readModelFile(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const names = TRAINED_MODELS.map(({ id }) => id).join(', ');
    const message = `${path}: neither a readable file nor a shipped model (${names})`;
    throw new PipelineError('no-such-model', message, { cause: error });
  }
}
