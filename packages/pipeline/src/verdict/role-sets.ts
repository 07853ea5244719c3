import type { RoleModel } from '@networkml/models';
import type { RankedRole } from '@networkml/roles';
import { PipelineError } from '../pipeline-error.js';

/**
 * The least probability of the roles that a set has, so that it holds the true one in a share of the cases (split
 * conformal prediction: Vovk, Gammerman and Shafer, "Algorithmic Learning in a Random World", 2005).
 *
 * @param coverage share of the cases, above 0 and below 1
 * @throws {@link PipelineError} if the model does not know what was given to true roles of devices that were held out
 */
export function setThreshold(
  { id, setQuantiles }: Pick<RoleModel, 'id' | 'setQuantiles'>,
  coverage: number,
): number {
  if (setQuantiles === undefined)
    throw new PipelineError(
      'no-sets',
      `model ${id} was not judged on groups that were held out, so it tells no sets`,
    );
  const missed = Math.floor((1 - coverage) * setQuantiles.length + 1e-9);
  return setQuantiles[Math.min(missed, setQuantiles.length - 1)] ?? 0;
}

/** The roles that are probable enough; the most probable one always is. */
export function roleSet(ranked: readonly RankedRole[], threshold: number): string[] {
  return ranked.filter(({ probability }, i) => i === 0 || probability >= threshold).map(({ role }) => role);
}
