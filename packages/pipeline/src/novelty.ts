import { firstNetworkActivations, type MatrixLike } from '@networkml/mlp';
import type { RoleModel } from '@networkml/models';

/**
 * How far each row lies from the training data; undefined if the model does not know.
 *
 * @param inputs shape [n, model features]
 */
export function noveltyScores(
  { classifier, novelty }: RoleModel,
  inputs: MatrixLike,
): Float64Array | undefined {
  return novelty?.score(firstNetworkActivations(classifier, inputs));
}
