import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { setAt } from '../../test-support/document-paths.js';
import { itRefusesHostileDocuments } from '../../test-support/hostile-documents.js';
import { EnsembleClassifier } from '../classifiers/ensemble-classifier.js';
import { MLPClassifier } from '../classifiers/mlp-classifier.js';
import type { ModelPipeline } from '../classifiers/model-pipeline.js';
import { ModelFormatError, NotFittedError } from '../mlp-error.js';
import { toRows } from '../numeric/matrix.js';
import { PiecewiseLinearEncoder } from '../preprocessing/piecewise-linear-encoder.js';
import { Pipeline } from '../preprocessing/pipeline.js';
import { StandardScaler } from '../preprocessing/standard-scaler.js';
import { parsePipeline, readPipeline, writePipeline } from './pipeline-json.js';

const y = [0, 1, 2, 3, 4, 5].map((row) => ['hub', 'tv', 'camera'][row % 3]);
const X = y.map((label, row) => [label.length, row ** 2, 7]);
const parameters = { hiddenLayerSizes: [3], maxIter: 3 };

const SCALERS = {
  'a scaler': () => new StandardScaler(),
  'an encoder': () => new PiecewiseLinearEncoder({ bins: 3, center: false }),
};
const CLASSIFIERS = {
  'a network': (seed = 0) => new MLPClassifier({ ...parameters, seed }),
  'an ensemble': (seed = 0) => new EnsembleClassifier({ ...parameters, seed, members: 2 }),
};
const scalers = fc.constantFrom(...Object.values(SCALERS));
const classifiers = fc.constantFrom(...Object.values(CLASSIFIERS));
const fitted = (): ModelPipeline =>
  new Pipeline({ scaler: SCALERS['an encoder'](), classifier: CLASSIFIERS['an ensemble'](7) }).fit(X, y);
const text = JSON.stringify(writePipeline(fitted()));

describe('a pipeline document', () => {
  it('reads back as the same pipeline, bit for bit, and is written again as the same text', () => {
    fc.assert(
      fc.property(scalers, classifiers, fc.nat(), (makeScaler, makeClassifier, seed) => {
        const before = new Pipeline({ scaler: makeScaler(), classifier: makeClassifier(seed) }).fit(X, y);
        const written = JSON.stringify(writePipeline(before));
        const after = parsePipeline(written);
        expect(after.scaler.state).toEqual(before.scaler.state);
        expect(after.classifier.parameters).toEqual(before.classifier.parameters);
        expect(after.predictProba([[1, 2, 3]])).toEqual(before.predictProba([[1, 2, 3]]));
        expect(JSON.stringify(writePipeline(after))).toBe(written);
      }),
    );
  });

  it('says of what kind its parts are, and keeps what an ensemble shares but once', () => {
    const document = JSON.parse(text);
    expect(document.formatVersion).toBe(2);
    expect(Object.keys(document.scaler)).toEqual(['kind', 'bins', 'center', 'edges', 'mean']);
    expect(document.scaler.edges).toEqual([[2, 3, 6], [0, 4, 9, 25], []]);
    expect(Object.keys(document.classifier)).toEqual(['kind', 'parameters', 'classes', 'members']);
    expect(document.classifier.parameters.seed).toBe(7);
    expect(Object.keys(document.classifier.members[1])).toEqual([
      ...['coefs', 'intercepts', 'lossCurve', 'nIter', 'loss'],
    ]);
  });

  it('keeps weights of 16 bits as integers, and refuses them by their path', () => {
    const { scaler, classifier } = new Pipeline({
      scaler: SCALERS['a scaler'](),
      classifier: new MLPClassifier({ ...parameters, precision: 'f32' }),
    }).fit(X, y);
    const before = new Pipeline({ scaler, classifier: classifier.rounded() });
    const written = JSON.stringify(writePipeline(before));
    const after = parsePipeline(written);
    expect(written).toContain('"integers"');
    expect(after.classifier.members[0].coefs).toEqual(before.classifier.coefs);
    expect(JSON.stringify(writePipeline(after))).toBe(written);
    const document: unknown = JSON.parse(written.replaceAll(/"exponent":-?\d+/g, '"exponent":0.5'));
    expect(() => readPipeline(document)).toThrow(/coefs\[0\]: expected base64 of 9 integers of 16 bits/);
  });

  it('is not written of a pipeline that is not fitted', () => {
    const [scaler, classifier] = [SCALERS['an encoder'](), CLASSIFIERS['an ensemble']()];
    expect(() => writePipeline(new Pipeline({ scaler, classifier }))).toThrow(NotFittedError);
  });
});

describe('a document that is no pipeline', () => {
  it.each<[string, unknown, string]>([
    ['formatVersion', 3, 'formatVersion: expected 2, got 3'],
    ['scaler.kind', 'standart', 'scaler.kind: expected "standard" or "piecewise-linear", got "standart"'],
    ['scaler.bins', 0, 'scaler.bins: expected an integer >= 1, got 0'],
    ['scaler.bins', 2, 'scaler.edges[1]: expected no numbers or 2 to 3, got an array of 4'],
    ['scaler.center', 1, 'scaler.center: expected true or false, got 1'],
    ['scaler.edges.0', [2], 'scaler.edges[0]: expected no numbers or 2 to 4, got an array of 1'],
    ['scaler.edges.0.1', 2, 'scaler.edges[0][1]: expected a number above the one before'],
    ['scaler.edges.0', [-1.7e308, 1.7e308, 1.75e308], 'scaler.edges[0][1]: expected a number above'],
    ['scaler.edges.1.3', null, 'scaler.edges[1][3]: expected a finite number, got null'],
    ['scaler.edges.2', [1, 2], 'scaler.mean: expected an array of 6, got an array of 5'],
    ['scaler.mean.0', 1.5, 'scaler.mean[0]: expected a number in [0, 1], got 1.5'],
    ['classifier.kind', 'mean', 'classifier.kind: expected "mlp" or "ensemble", got "mean"'],
    ['classifier.members', [], 'classifier.members: expected an array of at least 1, got an array of 0'],
    ['classifier.members.1', {}, 'classifier.members[1].coefs: expected an array, got undefined'],
    ['classifier.members.1.coefs.0', [], 'classifier.members[1].coefs[0]: expected an array of 5 rows'],
    ['classifier.members.0.loss', 'x', 'classifier.members[0].loss: expected a finite number, got "x"'],
    ['classifier.classes.2', 'hub', 'classifier.classes: expected distinct strings, got an array of 3'],
  ])('is refused for a wrong %s, by its path', (path, value, message) => {
    const document: unknown = JSON.parse(text);
    setAt(document, path.split('.'), value);
    expect(() => readPipeline(document)).toThrow(ModelFormatError);
    expect(() => readPipeline(document)).toThrow(message);
  });

  itRefusesHostileDocuments(text, { read: readPipeline, parse: parsePipeline });
});

function fittedNetwork(labels: readonly string[], hiddenLayerSizes: readonly number[] = [3], seed = 0) {
  const y = [0, 1, 2, 3, 4, 5].map((row) => labels[row % labels.length]);
  const X = y.map((label, row) => [label.length, row ** 2, 7]);
  return new Pipeline({
    scaler: new StandardScaler(),
    classifier: new MLPClassifier({ hiddenLayerSizes, seed, maxIter: 3 }),
  }).fit(X, y);
}

const model = fittedNetwork(['hub', 'tv', 'camera']);
const networkText = JSON.stringify(writePipeline(model));

describe('a document of a scaler and a network', () => {
  it('reads back as the same model, bit for bit', () => {
    const cases = fc.record({
      labels: fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 5 }),
      hidden: fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 3 }),
      seed: fc.nat(),
    });
    fc.assert(
      fc.property(cases, ({ labels, hidden, seed }) => {
        const before = fittedNetwork(labels, hidden, seed);
        const after = parsePipeline(JSON.stringify(writePipeline(before)));
        expect(after.scaler.state).toEqual(before.scaler.state);
        expect(after.classifier.members[0].state).toEqual(before.classifier.state);
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
    const after = parsePipeline(JSON.stringify(writePipeline(before)));
    expect(after.classifier.parameters).toEqual(before.classifier.parameters);
    expect(Object.keys(after.classifier.parameters.classWeight)).toEqual(['low', '__proto__']);
    expect(after.classifier.members[0].validationScores).toEqual(before.classifier.validationScores);
  });

  it('names the parameters that it has always named, and others only where they are not the default', () => {
    expect(Object.keys(writePipeline(model).classifier.parameters)).toEqual([
      ...['hiddenLayerSizes', 'activation', 'solver', 'alpha', 'batchSize', 'learningRateInit', 'beta1'],
      ...['beta2', 'epsilon', 'maxIter', 'tol', 'nIterNoChange', 'shuffle', 'seed'],
    ]);
  });

  it('has weights as rows, one a unit below', () => {
    const { coefs } = JSON.parse(networkText).classifier;
    expect(coefs[0]).toHaveLength(3);
    expect(coefs[1]).toEqual(toRows(model.classifier.coefs[1]));
  });

  it('may hold members that it does not know', () => {
    const document = { ...JSON.parse(networkText), trainedOn: 'something' };
    expect(readPipeline(document).classifier.members[0].state).toEqual(model.classifier.state);
  });

  it('is not written of a model that is not fitted', () => {
    const empty = new Pipeline({ scaler: new StandardScaler(), classifier: new MLPClassifier() });
    expect(() => writePipeline(empty)).toThrow(NotFittedError);
  });
});

describe('a document of a damaged network', () => {
  it.each<[string, unknown, string]>([
    ['formatVersion', 1, 'formatVersion: expected 2, got 1'],
    ['scaler', null, 'scaler: expected an object, got null'],
    ['scaler.scale', [1, 2], 'scaler.scale: expected an array of 3, got an array of 2'],
    ['scaler.scale.1', 0, 'scaler.scale[1]: expected a number > 0, got 0'],
    ['scaler.mean.2', '7', 'scaler.mean[2]: expected a finite number, got "7"'],
    ['scaler.nSamplesSeen', -1, 'scaler.nSamplesSeen: expected an integer >= 0, got -1'],
    [
      'classifier.parameters.alpha',
      -1,
      'classifier.parameters.alpha: expected a value that must be >= 0, got -1',
    ],
    [
      'classifier.parameters',
      { ...JSON.parse(networkText).classifier.parameters, kernel: 'js', precision: 'f32' },
      'classifier.parameters.precision: expected a value that must be f64 with the js kernel, got "f32"',
    ],
    ['classifier.classes', ['a'], 'classifier.classes: expected an array of at least 2, got an array of 1'],
    ['classifier.classes.1', 5, 'classifier.classes[1]: expected a string, got 5'],
    ['classifier.classes.2', 'hub', 'classifier.classes: expected distinct strings, got an array of 3'],
    ['classifier.coefs.1.2', [1, 2], 'classifier.coefs[1][2]: expected an array of 3, got an array of 2'],
    ['classifier.coefs.1.2.0', null, 'classifier.coefs[1][2][0]: expected a finite number, got null'],
    ['classifier.coefs', [], 'classifier.coefs: expected an array of 2 layers, got an array of 0'],
    ['classifier.intercepts.0', {}, 'classifier.intercepts[0]: expected an array, got an object'],
    [
      'classifier.parameters.hiddenLayerSizes',
      [1e9],
      'classifier.coefs[0][0]: expected an array of 1000000000, got an array of 3',
    ],
    ['classifier.loss', null, 'classifier.loss: expected a finite number, got null'],
  ])('is refused for a wrong %s, by its path', (path, value, message) => {
    const document: unknown = JSON.parse(networkText);
    setAt(document, path.split('.'), value);
    expect(() => readPipeline(document)).toThrow(ModelFormatError);
    expect(() => readPipeline(document)).toThrow(message);
  });

  it('is refused as text that is not JSON', () => {
    expect(() => parsePipeline(networkText.slice(0, -1))).toThrow('model document: expected JSON, got');
  });

  it('never asks for more memory than it brings: a long row among short ones is uneven, not a product', () => {
    const document = JSON.parse(networkText);
    const long = new Array<number>(200_000).fill(0);
    document.classifier.coefs[0] = [long, ...Array.from({ length: 200_000 }, () => [])];
    expect(() => readPipeline(document)).toThrow(ModelFormatError);
  });

  itRefusesHostileDocuments(networkText, { read: readPipeline, parse: parsePipeline });
});
