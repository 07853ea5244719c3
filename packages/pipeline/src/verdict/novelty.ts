import { type DenseMatrix, firstNetworkActivations } from '@networkml/mlp';
import type { RoleModel } from '@networkml/models';

/**
 * How far each row lies from the training data; undefined if the model does not know.
 *
 * @param encoded rows as the model's scaler leaves them, shape [n, inputs of the network]
 */
export function noveltyScores(
  { classifier, novelty }: RoleModel,
  encoded: DenseMatrix,
): Float64Array | undefined {
  return novelty?.score(firstNetworkActivations(classifier.classifier, encoded));
}
