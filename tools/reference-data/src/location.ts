import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const repositoryRoot = fileURLToPath(new URL('../../../', import.meta.url));
const folder = resolve(repositoryRoot, process.env.NETWORKML_SHARED || '../shared');

/** Whether the reference data is on this machine. It is too large for the repository and lies beside it. */
export const hasReferenceData: boolean = existsSync(join(folder, 'golden'));

/**
 * The path of a file or folder of the reference data: `referencePath('models', 'networkml-0.6.10')`.
 *
 * The data lies in the folder that `NETWORKML_SHARED` names (a relative name starts at the repository's root),
 * else in `shared` beside the repository.
 */
export function referencePath(...parts: string[]): string {
  return join(folder, ...parts);
}
