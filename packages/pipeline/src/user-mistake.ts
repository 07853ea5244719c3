import { SchemaMismatchError } from '@networkml/features';
import { MlpError, SmallClassError } from '@networkml/mlp';
import { ModelFileError } from '@networkml/models';
import { CaptureError } from '@networkml/pcap';
import { PipelineError } from './pipeline-error.js';

/**
 * What to tell a user of an error that lies in what was given: one line that names the place and the remedy.
 * Undefined for any other error, which is a defect of the program.
 */
export function userMistake(error: unknown): string | undefined {
  if (error instanceof SmallClassError) {
    const { label, members, nSplits } = error;
    return `role ${label} has ${members} labelled devices, fewer than the ${nSplits} folds: give more captures of it, or fewer folds`;
  }
  const isMistake = [CaptureError, ModelFileError, SchemaMismatchError, PipelineError, MlpError].some(
    (type) => error instanceof type,
  );
  return isMistake && error instanceof Error ? error.message : undefined;
}
