import { ModelFileError } from './model-file-error.js';

/**
 * Parses JSON that may be anything.
 *
 * @param expected what the text should have been, for the error message
 * @throws {@link ModelFileError} if it is not JSON
 */
export function parseJson(text: string, source: string, expected: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ModelFileError('not-json', source, '', `not JSON, expected ${expected}`, { cause: error });
  }
}
