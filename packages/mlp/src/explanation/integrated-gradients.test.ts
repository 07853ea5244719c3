import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EnsembleClassifier } from '../classifiers/ensemble-classifier.js';
import { MLPClassifier } from '../classifiers/mlp-classifier.js';
import type { ModelPipeline } from '../classifiers/model-pipeline.js';
import {
  InvalidInputError,
  InvalidParameterError,
  NotFittedError,
  ShapeMismatchError,
} from '../mlp-error.js';
import type { ActivationName } from '../network/activations.js';
import { Random } from '../numeric/random.js';
import { PiecewiseLinearEncoder } from '../preprocessing/piecewise-linear-encoder.js';
import { Pipeline } from '../preprocessing/pipeline.js';
import { StandardScaler } from '../preprocessing/standard-scaler.js';
import { integratedGradients } from './integrated-gradients.js';

const ACTIVATIONS: readonly ActivationName[] = ['identity', 'logistic', 'relu', 'tanh'];

function fitted(scaler: ModelPipeline['scaler'], classifier: ModelPipeline['classifier'], classes = 3) {
  const random = new Random(3);
  const y = Array.from({ length: 40 }, (_, row) => ['a', 'b', 'c'][row % classes]);
  const X = y.map((label) => [label.charCodeAt(0) + random.uniform(-2, 2), random.uniform(-9, 9), 5]);
  return new Pipeline<ModelPipeline['scaler'], ModelPipeline['classifier']>({ scaler, classifier }).fit(X, y);
}

const sum = (numbers: Float64Array) => numbers.reduce((total, number) => total + number, 0);

describe('integrated gradients', () => {
  /** Two inputs as they are; hidden units x1 + x2 - 1 and x1; c's logit is 2 and 3 times them, a's and b's are 0 and 1. */
  const byHand = new Pipeline({
    scaler: StandardScaler.fromState({
      mean: new Float64Array(2),
      variance: Float64Array.of(1, 1),
      scale: Float64Array.of(1, 1),
      nSamplesSeen: 1,
    }),
    classifier: MLPClassifier.fromState(
      { hiddenLayerSizes: [2] },
      {
        classes: ['a', 'b', 'c'],
        coefs: [
          { data: Float64Array.of(1, 1, 1, 0), rows: 2, columns: 2 },
          { data: Float64Array.of(0, 0, 2, 0, 0, 3), rows: 2, columns: 3 },
        ],
        intercepts: [Float64Array.of(-1, 0), Float64Array.of(0, 1, 0)],
        ...{ lossCurve: [], nIter: 0, loss: 0 },
      },
    ),
  });

  it('are the mean gradient on the way times the way', () => {
    // From (0, 0) to (1, 3): unit 1 goes from -1 to 3 and is on for 3/4 of the way, unit 2 always. c's gradient is
    // 3/4 * 2 * (1, 1) + 3 * (1, 0) = (4.5, 1.5), times the way (4.5, 4.5). The logit is 2 * 3 + 3 * 1 = 9.
    expect(integratedGradients(byHand, [1, 3], { target: 'c' })).toEqual({
      contributions: Float64Array.of(4.5, 4.5),
      value: 9,
      baselineValue: 0,
    });
  });

  it('compare two classes, and begin at the baseline that is given', () => {
    // From (1, 3) to (0, 3): unit 1 is on all the way. b's logit is 1, so it is 5 less 8.
    expect(integratedGradients(byHand, [0, 3], { target: 'c', against: 'b', baseline: [1, 3] })).toEqual({
      contributions: Float64Array.of(-5, 0),
      value: 3,
      baselineValue: 8,
    });
  });

  it.each(ACTIVATIONS)('sum to the difference of the outputs: %s', (activation) => {
    const cases = fc.record({
      hiddenLayerSizes: fc.array(fc.integer({ min: 1, max: 8 }), { maxLength: 3 }),
      seed: fc.nat(),
      isEncoded: fc.boolean(),
      center: fc.boolean(),
      members: fc.integer({ min: 1, max: 2 }),
      classes: fc.constantFrom(2, 3),
      row: fc.tuple(
        fc.double({ min: -1e3, max: 1e3, noNaN: true }),
        fc.double({ min: -10, max: 10, noNaN: true }),
        fc.double({ min: -1, max: 9, noNaN: true }),
      ),
      hasBaseline: fc.boolean(),
    });
    fc.assert(
      fc.property(cases, ({ isEncoded, center, classes, row, hasBaseline, ...parameters }) => {
        const scaler = isEncoded ? new PiecewiseLinearEncoder({ bins: 4, center }) : new StandardScaler();
        const settings = { ...parameters, activation, learningRateInit: 0.1, maxIter: 10 };
        const model = fitted(scaler, new EnsembleClassifier(settings), classes);
        const { contributions, value, baselineValue } = integratedGradients(model, row, {
          target: 'b',
          against: 'a',
          ...(hasBaseline && { baseline: [97, 1, 2] }),
        });
        const size = contributions.reduce((total, each) => total + Math.abs(each), 1);
        expect(Math.abs(sum(contributions) - (value - baselineValue))).toBeLessThan(1e-9 * size);
      }),
      { numRuns: 50 },
    );
  });

  it('explain the logarithms of the probabilities', () => {
    const model = fitted(new StandardScaler(), new MLPClassifier({ hiddenLayerSizes: [5] }));
    const row = [99, 2, 5];
    const [a, b] = model.predictProba([row]).data;
    expect(integratedGradients(model, row, { target: 'a', against: 'b' }).value).toBeCloseTo(
      Math.log(a / b),
      12,
    );
    const two = fitted(new StandardScaler(), new MLPClassifier({ hiddenLayerSizes: [5] }), 2);
    const [first, second] = two.predictProba([row]).data;
    expect(integratedGradients(two, row, { target: 'a' }).value).toBeCloseTo(Math.log(first / second), 12);
  });

  it.each(ACTIVATIONS)(
    'are, column by column, what those of the way’s thousand steps sum to: %s',
    (activation) => {
      const parameters = {
        hiddenLayerSizes: [7, 6, 5],
        learningRateInit: 0.1,
        maxIter: 30,
        seed: 8,
        activation,
      };
      const model = fitted(new StandardScaler(), new MLPClassifier(parameters));
      const place = (step: number) => [96 + 0.0025 * step, 8 - 0.015 * step, 5];
      const between = (from: number, to: number) =>
        integratedGradients(model, place(to), { target: 'c', against: 'a', baseline: place(from) })
          .contributions;
      const sums = new Float64Array(3);
      for (let step = 0; step < 1000; step++) {
        between(step, step + 1).forEach((each, column) => {
          sums[column] += each;
        });
      }
      between(0, 1000).forEach((each, column) => {
        expect(each).toBeCloseTo(sums[column], 8);
      });
    },
  );

  it('give a column nothing that the pipeline does not look at, or that is as in the baseline', () => {
    const model = fitted(new PiecewiseLinearEncoder(), new MLPClassifier({ hiddenLayerSizes: [4] }));
    const { contributions } = integratedGradients(model, [98, 3, 1e9], { target: 'a', baseline: [96, 3, 5] });
    expect(contributions[0]).not.toBe(0);
    expect([contributions[1], contributions[2]]).toEqual([0, 0]);
  });

  it('are refused for what is no class, the same class twice, and rows of other columns or too large', () => {
    const explain = (row: readonly number[], options: Parameters<typeof integratedGradients>[2]) => () =>
      integratedGradients(byHand, row, options);
    expect(explain([1, 2], { target: 'd' })).toThrow(InvalidParameterError);
    expect(explain([1, 2], { target: 'a', against: 'd' })).toThrow(InvalidParameterError);
    expect(explain([1, 2], { target: 'a', against: 'a' })).toThrow(InvalidParameterError);
    expect(explain([1], { target: 'a' })).toThrow(ShapeMismatchError);
    expect(explain([1, 2], { target: 'a', baseline: [1] })).toThrow(ShapeMismatchError);
    expect(explain([1, Number.NaN], { target: 'a' })).toThrow(InvalidInputError);
    expect(explain([1.7e308, 1.7e308], { target: 'c' })).toThrow(InvalidInputError);
    const empty = new Pipeline({ scaler: new StandardScaler(), classifier: new MLPClassifier() });
    expect(() => integratedGradients(empty, [1], { target: 'a' })).toThrow(NotFittedError);
  });
});
