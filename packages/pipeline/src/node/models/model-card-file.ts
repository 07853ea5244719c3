import { type ModelCardText, parseModelCardText } from '@networkml/models';
import { readInputText } from '../reading/input-file.js';

/**
 * Reads what people should know of a model from a JSON file with `description`, `data` and `notFor`.
 *
 * @throws `PipelineError` if it cannot be read, `ModelFileError` if it is no card
 */
export async function readModelCardText(path: string): Promise<ModelCardText> {
  return parseModelCardText(await readInputText(path), path);
}
