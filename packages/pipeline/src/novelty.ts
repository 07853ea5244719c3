import type { DenseMatrix } from '@networkml/mlp';
import {
  EnsembleClassifier,
  hiddenActivations,
  InvalidInputError,
  MahalanobisNovelty,
  type MatrixLike,
  type ModelPipeline,
} from '@networkml/mlp';
import type { RoleModel } from '@networkml/models';

/**
 * Where rows lie in the last hidden layer; of an ensemble in that of its first network, which tells as much and takes
 * less room.
 *
 * @param X shape [n, model features]
 * @returns shape [n, units]
 */
export function lastHiddenLayer({ scaler, classifier }: ModelPipeline, X: MatrixLike): DenseMatrix {
  return layerOfEncoded(classifier, scaler.transform(X));
}

function layerOfEncoded(classifier: ModelPipeline['classifier'], encoded: DenseMatrix): DenseMatrix {
  const first = classifier instanceof EnsembleClassifier ? classifier.members[0] : classifier;
  return hiddenActivations(first, encoded);
}

/**
 * Learns where devices of a model's labels lie; undefined if those of a label hardly differ, so that nothing can be said
 * of what is unusual.
 *
 * @param X what the model learned, shape [n, model features]
 * @param y label of each row
 */
export function noveltyDetector(
  model: ModelPipeline,
  X: MatrixLike,
  y: readonly string[],
): MahalanobisNovelty | undefined {
  try {
    return new MahalanobisNovelty().fit(lastHiddenLayer(model, X), y);
  } catch (error) {
    if (error instanceof InvalidInputError) return undefined;
    throw error;
  }
}

/**
 * How far each row lies from the training data; undefined if the model does not know.
 *
 * @param encoded rows as the model's scaler leaves them, shape [n, inputs of the network]
 */
export function noveltyScores(
  { classifier, novelty }: RoleModel,
  encoded: DenseMatrix,
): Float64Array | undefined {
  return novelty?.score(layerOfEncoded(classifier.classifier, encoded));
}
