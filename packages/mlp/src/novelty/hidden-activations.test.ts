import { describe, expect, it } from 'vitest';
import { corners } from '../../test-support/corners.js';
import { EnsembleClassifier } from '../classifiers/ensemble-classifier.js';
import { MLPClassifier } from '../classifiers/mlp-classifier.js';
import { InvalidInputError, NotFittedError, ShapeMismatchError } from '../mlp-error.js';
import { toRows } from '../numeric/matrix.js';
import { PiecewiseLinearEncoder } from '../preprocessing/piecewise-linear-encoder.js';
import { Pipeline } from '../preprocessing/pipeline.js';
import { hiddenActivations } from './hidden-activations.js';

const { X, y } = corners(['camera', 'hub', 'printer']);
const parameters = { hiddenLayerSizes: [6, 4], maxIter: 3 };

describe('hidden activations', () => {
  it('are the outputs of the last hidden layer', () => {
    // relu(2 * 3 + 1) = 7 and relu(-3 + 1) = 0.
    const network = MLPClassifier.fromState(
      { hiddenLayerSizes: [2] },
      {
        classes: ['a', 'b'],
        coefs: [
          { data: Float64Array.of(2, -1), rows: 1, columns: 2 },
          { data: Float64Array.of(1, 1), rows: 2, columns: 1 },
        ],
        intercepts: [Float64Array.of(1, 1), Float64Array.of(0)],
        ...{ lossCurve: [], nIter: 0, loss: 0 },
      },
    );
    expect(toRows(hiddenActivations(network, [[3], [0]]))).toEqual([
      [7, 0],
      [1, 1],
    ]);
    expect(() => hiddenActivations(network, [[1.7e308]])).toThrow(InvalidInputError);
    expect(() => hiddenActivations(network, [[1, 2]])).toThrow(ShapeMismatchError);
    expect(hiddenActivations(network, [])).toEqual({ data: new Float64Array(0), rows: 0, columns: 2 });
  });

  it('of an ensemble are those of its members side by side', () => {
    const ensemble = new EnsembleClassifier({ ...parameters, members: 3 }).fit(X, y);
    const [first, second, third] = ensemble.members.map((member) => toRows(hiddenActivations(member, X)));
    expect(toRows(hiddenActivations(ensemble, X))).toEqual(
      first.map((row, i) => [...row, ...second[i], ...third[i]]),
    );
  });

  it('of a pipeline are those of what its first step gives', () => {
    const scaler = new PiecewiseLinearEncoder({ bins: 4 });
    const model = new Pipeline({ scaler, classifier: new MLPClassifier(parameters) }).fit(X, y);
    expect(hiddenActivations(model, X)).toEqual(hiddenActivations(model.classifier, scaler.transform(X)));
  });

  it('without hidden layers are the rows', () => {
    const model = new MLPClassifier({ hiddenLayerSizes: [], maxIter: 2 }).fit(X, y);
    expect(toRows(hiddenActivations(model, X))).toEqual(X);
    expect(() => hiddenActivations(new MLPClassifier(), X)).toThrow(NotFittedError);
  });
});
