import fc from 'fast-check';
import { InferenceSession, Tensor } from 'onnxruntime-web';
import { describe, expect, it } from 'vitest';
import { CalibratedClassifier } from '../calibration/calibrated-classifier.js';
import { scaleTemperature } from '../calibration/calibration.js';
import { EnsembleClassifier } from '../classifiers/ensemble-classifier.js';
import type { Classifier } from '../classifiers/estimator.js';
import { MLPClassifier } from '../classifiers/mlp-classifier.js';
import { InvalidParameterError, NotFittedError, ShapeMismatchError } from '../mlp-error.js';
import { StratifiedKFold } from '../model-selection/stratified-k-fold.js';
import type { ActivationName } from '../network/activations.js';
import { toRows } from '../numeric/matrix.js';
import { Random } from '../numeric/random.js';
import type { MLPParameters } from '../parameters.js';
import { PiecewiseLinearEncoder } from '../preprocessing/piecewise-linear-encoder.js';
import { Pipeline } from '../preprocessing/pipeline.js';
import { StandardScaler } from '../preprocessing/standard-scaler.js';
import { type OnnxOptions, writeOnnx } from './onnx.js';

const LABELS = ['camera', 'Drucker 🖨', 'hub', ''];
const ACTIVATIONS: readonly ActivationName[] = ['identity', 'logistic', 'relu', 'tanh'];

/** Rows in single precision, whose first column goes with the label. */
function data(classes: number, seed = 1, rows = 40) {
  const random = new Random(seed);
  const y = Array.from({ length: rows }, (_, row) => LABELS[row % classes]);
  const X = y.map((label) =>
    [LABELS.indexOf(label) + random.uniform(-1, 1), random.uniform(-1e5, 1e5), 7].map(Math.fround),
  );
  return { X, y };
}

const network = (parameters: Partial<MLPParameters>) => new MLPClassifier({ maxIter: 8, ...parameters });
const scaledNetwork = (parameters: Partial<MLPParameters>) =>
  new Pipeline({ scaler: new StandardScaler(), classifier: network(parameters) });

/** What an ONNX runtime, here WebAssembly, answers. */
async function run(
  bytes: Uint8Array,
  X: readonly (readonly number[])[],
  numbers: 'float' | 'double' = 'float',
) {
  const session = await InferenceSession.create(bytes);
  try {
    const shape = [X.length, X[0].length];
    const input =
      numbers === 'float'
        ? new Tensor('float32', Float32Array.from(X.flat()), shape)
        : new Tensor('float64', Float64Array.from(X.flat()), shape);
    const { label, probabilities } = await session.run({ X: input });
    return { label, probabilities };
  } finally {
    await session.release();
  }
}

async function expectSameAnswers(
  model: Classifier & Parameters<typeof writeOnnx>[0],
  X: readonly (readonly number[])[],
  options: OnnxOptions = {},
  tolerance = 1e-6,
) {
  const { label, probabilities } = await run(writeOnnx(model, options), X, options.numbers);
  const expected = model.predictProba(X);
  expect(label.data).toEqual(model.predict(X));
  expect(probabilities.dims).toEqual([expected.rows, expected.columns]);
  const largest = expected.data.reduce(
    (most, value, i) => Math.max(most, Math.abs(value - Number(probabilities.data[i]))),
    0,
  );
  expect(largest).toBeLessThan(tolerance);
}

const KINDS = [2, 4].flatMap((classes) => ACTIVATIONS.map((activation) => [classes, activation] as const));

describe('an ONNX model', () => {
  it.each(KINDS)('answers as ours: %i classes, %s', async (classes, activation) => {
    const { X, y } = data(classes);
    const parameters = { hiddenLayerSizes: [5, 4], activation };
    await expectSameAnswers(scaledNetwork(parameters).fit(X, y), X);
    const small = X.map(([first]) => [first]);
    await expectSameAnswers(network(parameters).fit(small, y), small);
  });

  it.each([2, 4])('answers as ours with a calibrated temperature: %i classes', async (classes) => {
    const { X, y } = data(classes);
    const splitter = new StratifiedKFold({ nSplits: 2 });
    const scaled = new CalibratedClassifier({ makeEstimator: () => scaledNetwork({}), splitter }).fit(X, y);
    const small = X.map(([first]) => [first]);
    const plain = new CalibratedClassifier({ makeEstimator: () => network({}), splitter }).fit(small, y);
    expect([scaled.temperature, plain.temperature]).not.toContain(1);
    await expectSameAnswers(scaled, X);
    await expectSameAnswers(plain, small);
  });

  it.each([2, 4])('answers as ours with an encoder and an ensemble: %i classes', async (classes) => {
    const { X, y } = data(classes);
    const far = [...X, [3e38, -3e38, 0].map(Math.fround)];
    const encoded = (center: boolean, members: number) => () =>
      new Pipeline({
        scaler: new PiecewiseLinearEncoder({ bins: 4, center }),
        classifier: new EnsembleClassifier({ hiddenLayerSizes: [5], maxIter: 8, members }),
      });
    await expectSameAnswers(encoded(true, 3)().fit(X, y), far);
    await expectSameAnswers(encoded(false, 1)().fit(X, y), far);
    const splitter = new StratifiedKFold({ nSplits: 2 });
    const calibrated = new CalibratedClassifier({ makeEstimator: encoded(true, 2), splitter }).fit(X, y);
    expect(calibrated.temperature).not.toBe(1);
    await expectSameAnswers(calibrated, far);
    const alone = new EnsembleClassifier({ maxIter: 8, members: 2 });
    const small = X.map(([first]) => [first]);
    await expectSameAnswers(alone.fit(small, y), small);
  });

  it('answers for groups of classes, with a temperature and factors of its own', async () => {
    const { X, y } = data(4);
    const model = scaledNetwork({}).fit(X, y);
    const groups = ['office', 'home', 'office', 'home'];
    const classFactors = [1, 2, 0.5, 3];
    const bytes = writeOnnx(model, { temperature: 0.7, classFactors, groups });
    const { label, probabilities } = await run(bytes, X);
    expect(probabilities.dims).toEqual([X.length, 2]);
    const calibrated = toRows(scaleTemperature(model.predictProba(X), 0.7));
    calibrated.forEach((row, i) => {
      const weighted = row.map((value, c) => value * classFactors[c]);
      const [home, office] = [weighted[1] + weighted[3], weighted[0] + weighted[2]];
      const total = home + office;
      expect(Number(probabilities.data[2 * i])).toBeCloseTo(home / total, 6);
      expect(Number(probabilities.data[2 * i + 1])).toBeCloseTo(office / total, 6);
      expect(label.data[i]).toBe(home >= office ? 'home' : 'office');
    });
    expect(new TextDecoder().decode(bytes)).toContain('["home","office"]');
  });

  it('is refused with factors or groups that do not fit the classes, or a temperature that is none', () => {
    const { X, y } = data(3);
    const model = scaledNetwork({}).fit(X, y);
    expect(() => writeOnnx(model, { groups: ['a'] })).toThrow(ShapeMismatchError);
    expect(() => writeOnnx(model, { classFactors: [1, 1] })).toThrow(ShapeMismatchError);
    expect(() => writeOnnx(model, { classFactors: [1, 0, 1] })).toThrow(InvalidParameterError);
    expect(() => writeOnnx(model, { temperature: 0 })).toThrow(InvalidParameterError);
  });

  it('answers as ours whatever it has learned', async () => {
    const cases = fc.record({
      classes: fc.integer({ min: 2, max: 4 }),
      hiddenLayerSizes: fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 3 }),
      activation: fc.constantFrom(...ACTIVATIONS),
      seed: fc.nat(),
      numbers: fc.constantFrom('float', 'double'),
    });
    await fc.assert(
      fc.asyncProperty(cases, async ({ classes, numbers, ...parameters }) => {
        const { X, y } = data(classes, parameters.seed);
        await expectSameAnswers(scaledNetwork(parameters).fit(X, y), X, { numbers });
      }),
      { numRuns: 20 },
    );
  });

  it('takes doubles if asked to, and then answers to the last digits', async () => {
    const { X, y } = data(3);
    const fine = X.map((row) => row.map((value) => value + 1 / 3));
    const model = scaledNetwork({ hiddenLayerSizes: [6] }).fit(fine, y);
    await expectSameAnswers(model, fine, { numbers: 'double' }, 1e-12);
  });

  it('takes any number of rows', async () => {
    const { X, y } = data(3);
    const model = scaledNetwork({}).fit(X, y);
    for (const rows of [1, 2, 39]) await expectSameAnswers(model, X.slice(0, rows));
  });

  it('is the same bytes for the same model, and names its classes and what it is told', () => {
    const { X, y } = data(3);
    const model = scaledNetwork({ seed: 5 }).fit(X, y);
    const bytes = writeOnnx(model, { metadata: { columns: '["a","b","c"]' } });
    expect(
      writeOnnx(scaledNetwork({ seed: 5 }).fit(X, y), { metadata: { columns: '["a","b","c"]' } }),
    ).toEqual(bytes);
    const text = new TextDecoder().decode(bytes);
    expect(text).toContain(JSON.stringify(model.classes));
    expect(text).toContain('["a","b","c"]');
  });

  it('is refused before fit', () => {
    expect(() => writeOnnx(scaledNetwork({}))).toThrow(NotFittedError);
    expect(() => writeOnnx(network({}))).toThrow(NotFittedError);
  });
});
