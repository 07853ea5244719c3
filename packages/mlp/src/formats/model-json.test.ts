import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { setAt } from '../../test-support/document-paths.js';
import { itRefusesHostileDocuments } from '../../test-support/hostile-documents.js';
import { MLPClassifier } from '../classifiers/mlp-classifier.js';
import { ModelFormatError, NotFittedError } from '../mlp-error.js';
import { toRows } from '../numeric/matrix.js';
import { Pipeline } from '../preprocessing/pipeline.js';
import { StandardScaler } from '../preprocessing/standard-scaler.js';
import { parseModel, readModel, writeModel } from './model-json.js';

function fitted(labels: readonly string[], hiddenLayerSizes: readonly number[] = [3], seed = 0) {
  const y = [0, 1, 2, 3, 4, 5].map((row) => labels[row % labels.length]);
  const X = y.map((label, row) => [label.length, row ** 2, 7]);
  return new Pipeline({
    scaler: new StandardScaler(),
    classifier: new MLPClassifier({ hiddenLayerSizes, seed, maxIter: 3 }),
  }).fit(X, y);
}

const model = fitted(['hub', 'tv', 'camera']);
const text = JSON.stringify(writeModel(model));

describe('a model document', () => {
  it('reads back as the same model, bit for bit', () => {
    const cases = fc.record({
      labels: fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 5 }),
      hidden: fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 3 }),
      seed: fc.nat(),
    });
    fc.assert(
      fc.property(cases, ({ labels, hidden, seed }) => {
        const before = fitted(labels, hidden, seed);
        const after = parseModel(JSON.stringify(writeModel(before)));
        expect(after.scaler.state).toEqual(before.scaler.state);
        expect(after.classifier.state).toEqual(before.classifier.state);
        expect(after.classifier.parameters).toEqual(before.classifier.parameters);
        expect(after.predictProba([[1, 2, 3]])).toEqual(before.predictProba([[1, 2, 3]]));
      }),
    );
  });

  it('keeps every parameter, and the scores of early stopping', () => {
    const X = Array.from({ length: 20 }, (_, row) => [row, 1]);
    const y = X.map(([value]) => (value < 10 ? 'low' : 'high'));
    const classifier = new MLPClassifier({
      solver: 'sgd',
      learningRate: 'adaptive',
      powerT: 0.25,
      momentum: 0.5,
      nesterovsMomentum: false,
      earlyStopping: true,
      validationFraction: 0.2,
      warmStart: true,
      maxIter: 4,
      kernel: 'wasm',
      precision: 'f32',
      classWeight: JSON.parse('{"low": 2, "__proto__": 3}'),
    });
    const before = new Pipeline({ scaler: new StandardScaler(), classifier }).fit(X, y);
    const after = parseModel(JSON.stringify(writeModel(before)));
    expect(after.classifier.parameters).toEqual(before.classifier.parameters);
    expect(Object.keys(after.classifier.parameters.classWeight)).toEqual(['low', '__proto__']);
    expect(after.classifier.validationScores).toEqual(before.classifier.validationScores);
  });

  it('names the parameters that it has always named, and others only where they are not the default', () => {
    expect(Object.keys(writeModel(model).network.parameters)).toEqual([
      ...['hiddenLayerSizes', 'activation', 'solver', 'alpha', 'batchSize', 'learningRateInit', 'beta1'],
      ...['beta2', 'epsilon', 'maxIter', 'tol', 'nIterNoChange', 'shuffle', 'seed'],
    ]);
  });

  it('has weights as rows, one a unit below', () => {
    const { network } = writeModel(model);
    expect(network.coefs[0]).toHaveLength(3);
    expect(network.coefs[1]).toEqual(toRows(model.classifier.coefs[1]));
  });

  it('may hold members that it does not know', () => {
    const document = { ...JSON.parse(text), trainedOn: 'something' };
    expect(readModel(document).classifier.state).toEqual(model.classifier.state);
  });

  it('is not written of a model that is not fitted', () => {
    const empty = new Pipeline({ scaler: new StandardScaler(), classifier: new MLPClassifier() });
    expect(() => writeModel(empty)).toThrow(NotFittedError);
  });
});

describe('a document that is no model', () => {
  it.each<[string, unknown, string]>([
    ['formatVersion', 2, 'formatVersion: expected 1, got 2'],
    ['scaler', null, 'scaler: expected an object, got null'],
    ['scaler.scale', [1, 2], 'scaler.scale: expected an array of 3, got an array of 2'],
    ['scaler.scale.1', 0, 'scaler.scale[1]: expected a number > 0, got 0'],
    ['scaler.mean.2', '7', 'scaler.mean[2]: expected a finite number, got "7"'],
    ['scaler.nSamplesSeen', -1, 'scaler.nSamplesSeen: expected an integer >= 0, got -1'],
    ['network.parameters.alpha', -1, 'network.parameters.alpha: expected a value that must be >= 0, got -1'],
    [
      'network.parameters',
      { ...JSON.parse(text).network.parameters, kernel: 'js', precision: 'f32' },
      'network.parameters.precision: expected a value that must be f64 with the js kernel, got "f32"',
    ],
    ['network.classes', ['a'], 'network.classes: expected an array of at least 2, got an array of 1'],
    ['network.classes.1', 5, 'network.classes[1]: expected a string, got 5'],
    ['network.classes.2', 'hub', 'network.classes: expected distinct strings, got an array of 3'],
    ['network.coefs.1.2', [1, 2], 'network.coefs[1][2]: expected an array of 3, got an array of 2'],
    ['network.coefs.1.2.0', null, 'network.coefs[1][2][0]: expected a finite number, got null'],
    ['network.coefs', [], 'network.coefs: expected an array of 2 layers, got an array of 0'],
    ['network.intercepts.0', {}, 'network.intercepts[0]: expected an array, got an object'],
    [
      'network.parameters.hiddenLayerSizes',
      [1e9],
      'network.coefs[0][0]: expected an array of 1000000000, got an array of 3',
    ],
    ['network.loss', null, 'network.loss: expected a finite number, got null'],
  ])('is refused for a wrong %s, by its path', (path, value, message) => {
    const document: unknown = JSON.parse(text);
    setAt(document, path.split('.'), value);
    expect(() => readModel(document)).toThrow(ModelFormatError);
    expect(() => readModel(document)).toThrow(message);
  });

  it('is refused as text that is not JSON', () => {
    expect(() => parseModel(text.slice(0, -1))).toThrow('model document: expected JSON, got');
  });

  it('never asks for more memory than it brings: a long row among short ones is uneven, not a product', () => {
    const document = JSON.parse(text);
    const long = new Array<number>(200_000).fill(0);
    document.network.coefs[0] = [long, ...Array.from({ length: 200_000 }, () => [])];
    expect(() => readModel(document)).toThrow(ModelFormatError);
  });

  itRefusesHostileDocuments(text, { read: readModel, parse: parseModel });
});
