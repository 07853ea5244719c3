import { readFileSync } from 'node:fs';
import { describeWithReferenceData, referencePath } from '@networkml/reference-data';
import { describe, expect, it } from 'vitest';
import { ModelFormatError } from '../mlp-error.js';
import { readSklearnClassifier, readSklearnLabels } from './sklearn-json.js';

/** Two inputs, one hidden ReLU unit, two classes: small enough to compute by hand. */
const document = {
  coefs_: [[[1], [-1]], [[2]]],
  intercepts_: [[0.5], [-1]],
  loss_: 0.25,
  n_iter_: 7,
  out_activation_: 'logistic',
  _label_binarizer: { classes_: [0, 1], y_type_: 'binary' },
  params: {
    activation: 'relu',
    alpha: 0.0001,
    batch_size: 'auto',
    beta_1: 0.9,
    beta_2: 0.999,
    epsilon: 1e-8,
    hidden_layer_sizes: [1],
    learning_rate_init: 0.001,
    max_iter: 200,
    n_iter_no_change: 10,
    random_state: null,
    shuffle: true,
    solver: 'adam',
    tol: 0.0001,
  },
};

describe('a scikit-learn model document', () => {
  it('gives a classifier that answers', () => {
    const { classifier, features } = readSklearnClassifier(document, ['hub', 'tv']);
    // unit: 3 - 1 + 0.5 = 2.5; output: 2 * 2.5 - 1 = 4
    const probability = 1 / (1 + Math.exp(-4));
    expect(classifier.predictProba([[3, 1]]).data[1]).toBeCloseTo(probability, 15);
    expect(classifier.predict([[3, 1]])).toEqual(['tv']);
    expect(classifier.nIter).toBe(7);
    expect(features).toEqual([]);
  });

  it('gives the parameters that it has, and defaults for others', () => {
    const params = {
      ...document.params,
      ...{
        solver: 'sgd',
        learning_rate: 'adaptive',
        power_t: 0.25,
        momentum: 0.5,
        nesterovs_momentum: false,
      },
      ...{ early_stopping: true, validation_fraction: 0.2, warm_start: true },
    };
    expect(readSklearnClassifier({ ...document, params }, ['hub', 'tv']).classifier.parameters).toMatchObject(
      {
        ...{ solver: 'sgd', learningRate: 'adaptive', powerT: 0.25, momentum: 0.5, nesterovsMomentum: false },
        ...{ earlyStopping: true, validationFraction: 0.2, warmStart: true },
      },
    );
    expect(readSklearnClassifier(document, ['hub', 'tv']).classifier.parameters).toMatchObject({
      ...{ solver: 'adam', learningRate: 'constant', momentum: 0.9, earlyStopping: false },
    });
  });

  it('gives the names of its columns, whose number the first layer must have', () => {
    const named = { ...document, features: ['width', 'height'] };
    expect(readSklearnClassifier(named, ['hub', 'tv']).features).toEqual(['width', 'height']);
    expect(() => readSklearnClassifier({ ...document, features: ['width'] }, ['hub', 'tv'])).toThrow(
      'coefs_[0]: expected an array of 1 rows, got an array of 2',
    );
  });

  it.each<[string, object, string]>([
    ['another solver', { params: { ...document.params, solver: 'lbfgs' } }, 'params.solver: expected'],
    [
      'labels that are not encoded',
      { _label_binarizer: { classes_: [1, 2] } },
      'classes_[0]: expected 0, got 1',
    ],
    [
      'other classes',
      { _label_binarizer: { classes_: [0, 1, 2] } },
      'expected an array of 2, got an array of 3',
    ],
    ['another output', { out_activation_: 'identity' }, 'out_activation_: expected logistic, got "identity"'],
    ['uneven layers', { coefs_: [[[1], [-1, 3]], [[2]]] }, 'coefs_[0][1]: expected an array of 1'],
    ['no input', { coefs_: [[], [[2]]] }, 'coefs_[0]: expected an array of at least 1'],
    ['missing biases', { intercepts_: undefined }, 'intercepts_: expected an array, got undefined'],
  ])('is refused for %s', (_, change, message) => {
    const read = () => readSklearnClassifier({ ...document, ...change }, ['hub', 'tv']);
    expect(read).toThrow(ModelFormatError);
    expect(read).toThrow(message);
  });

  it('has its labels in a document of their own', () => {
    expect(readSklearnLabels({ classes: ['hub', 'tv'] })).toEqual(['hub', 'tv']);
    expect(() => readSklearnLabels({ classes: ['hub', 'hub'] })).toThrow(ModelFormatError);
    expect(() => readSklearnLabels(['hub'])).toThrow(ModelFormatError);
  });
});

describeWithReferenceData('the model that NetworkML 0.6.10 ships', () => {
  const json = (name: string): unknown =>
    JSON.parse(readFileSync(referencePath('models', 'networkml-0.6.10', name), 'utf8'));

  it('is read: 221 columns, layers of 64 and 32 units, 12 classes', () => {
    const labels = readSklearnLabels(json('host_footprint_le.json'));
    const { classifier, features } = readSklearnClassifier(json('host_footprint.json'), labels);
    expect(features).toHaveLength(221);
    expect(classifier.classes).toEqual(labels);
    expect(classifier.coefs.map(({ rows, columns }) => [rows, columns])).toEqual([
      [221, 64],
      [64, 32],
      [32, 12],
    ]);
    expect(classifier.nIter).toBe(64);
  });
});
