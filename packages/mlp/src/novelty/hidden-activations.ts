import type { EnsembleClassifier } from '../classifiers/ensemble-classifier.js';
import type { MLPClassifier } from '../classifiers/mlp-classifier.js';
import type { ModelPipeline } from '../classifiers/model-pipeline.js';
import { InvalidInputError, ShapeMismatchError } from '../mlp-error.js';
import { hiddenOutputs } from '../network/network.js';
import { type DenseMatrix, type MatrixLike, toDense } from '../numeric/matrix.js';

/**
 * Where rows lie in the last hidden layer of a fitted model: what its last layer tells the classes from, and so where to
 * look whether a row is like those that it knows.
 *
 * @param model - A classifier; or a pipeline, which scales or encodes the rows first.
 * @param X - Shape [n, d].
 * @returns Shape [n, units of the last hidden layer]; of an ensemble the members' side by side, shape [n, members *
 * units]. Without hidden layers, the rows as they go into the network.
 * @throws {@link NotFittedError}
 * @throws {@link ShapeMismatchError} if X has other columns than the model learned from.
 * @throws {@link InvalidInputError} if X is not finite, or so large that the network's sums overflow.
 * @public
 */
export function hiddenActivations(
  model: MLPClassifier | EnsembleClassifier | ModelPipeline,
  X: MatrixLike,
): DenseMatrix {
  if ('scaler' in model) return hiddenActivations(model.classifier, model.scaler.transform(X));
  const dense = toDense(X);
  return sideBySide(model.members.map((member) => activationsOf(member, dense)));
}

/**
 * {@link hiddenActivations} of a model's network, of an ensemble's first one alone, which tell what is new as well as those
 * of all and take less room.
 *
 * @param model - A classifier; or a pipeline, which scales or encodes the rows first.
 * @param X - Shape [n, d].
 * @returns Shape [n, units of the last hidden layer].
 * @throws as {@link hiddenActivations} does.
 * @public
 */
export function firstNetworkActivations(
  model: MLPClassifier | EnsembleClassifier | ModelPipeline,
  X: MatrixLike,
): DenseMatrix {
  if ('scaler' in model) return firstNetworkActivations(model.classifier, model.scaler.transform(X));
  return activationsOf(model.members[0], toDense(X));
}

function activationsOf({ state, parameters }: MLPClassifier, X: DenseMatrix): DenseMatrix {
  const inputs = state.coefs[0].rows;
  if (X.rows > 0 && X.columns !== inputs) throw new ShapeMismatchError('columns of X', inputs, X.columns);
  const activations = hiddenOutputs(state, parameters.activation, { ...X, columns: inputs });
  const broken = activations.data.findIndex((value) => !Number.isFinite(value));
  if (broken >= 0) {
    const row = Math.floor(broken / activations.columns);
    throw new InvalidInputError(`row ${row} of X is too large for the network`, row);
  }
  return activations;
}

function sideBySide(parts: readonly DenseMatrix[]): DenseMatrix {
  const [first] = parts;
  if (parts.length === 1) return first;
  const { rows } = first;
  const columns = parts.reduce((sum, part) => sum + part.columns, 0);
  const data = new Float64Array(rows * columns);
  let start = 0;
  for (const part of parts) {
    for (let row = 0; row < rows; row++) {
      const values = part.data.subarray(row * part.columns, (row + 1) * part.columns);
      data.set(values, row * columns + start);
    }
    start += part.columns;
  }
  return { data, rows, columns };
}
