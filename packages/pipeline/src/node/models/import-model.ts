import { importNetworkmlModel, type OriginalFile, type RoleModel } from '@networkml/models';
import { readInputFile } from '../reading/input-file.js';

/** Paths of the three files that NetworkML 0.6.10 keeps a model in. */
export interface OriginalModelPaths {
  readonly network: string;
  readonly labels: string;
  readonly scaler: string;
}

/**
 * Imports a model of NetworkML 0.6.10. Nothing in the scaler's pickle is executed.
 *
 * @throws `PipelineError`, `ModelFileError`, `SchemaMismatchError` naming the file that is not what it should be
 */
export async function importModel(paths: OriginalModelPaths, id: string): Promise<RoleModel> {
  const [network, labels, scaler] = await Promise.all(
    [paths.network, paths.labels, paths.scaler].map(originalFile),
  );
  return importNetworkmlModel({ network, labels, scaler }, id);
}

async function originalFile(name: string): Promise<OriginalFile> {
  return { name, bytes: await readInputFile(name) };
}
