import { readFile } from 'node:fs/promises';
import { PipelineError } from '../../pipeline-error.js';

/**
 * The bytes of a file that a user named.
 *
 * @throws {@link PipelineError} if it cannot be read
 */
export async function readInputFile(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new PipelineError('unreadable', `${path}: ${isMissing ? 'no such file' : 'cannot be read'}`, {
      cause: error,
    });
  }
}

/** Likewise, as text in UTF-8. */
export async function readInputText(path: string): Promise<string> {
  return new TextDecoder().decode(await readInputFile(path));
}
