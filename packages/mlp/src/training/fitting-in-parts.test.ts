import { describe, expect, it } from 'vitest';
import { corners } from '../../test-support/corners.js';
import { MLPClassifier } from '../classifiers/mlp-classifier.js';
import {
  DivergedError,
  InvalidParameterError,
  ShapeMismatchError,
  SingleClassError,
  UnknownLabelError,
} from '../mlp-error.js';

const { X, y } = corners(['hub', 'camera', 'printer']);
const quick = { hiddenLayerSizes: [8], learningRateInit: 0.05, maxIter: 10 };
const classes = ['hub', 'camera', 'printer'];

describe('a warm start', () => {
  it('goes on from the weights, the loss curve and the epochs of the call before', () => {
    const warm = new MLPClassifier({ ...quick, warmStart: true, shuffle: false }).fit(X, y);
    const first = warm.state;
    warm.fit(X, y);
    const second = new MLPClassifier({ ...quick, shuffle: false }).fit(X, y, { initial: first });
    expect(warm.coefs).toEqual(second.coefs);
    expect(warm.lossCurve).toEqual([...first.lossCurve, ...second.lossCurve]);
    expect(warm.nIter).toBe(20);
    expect(warm.loss).toBe(second.loss);
  });

  it('keeps the classes: some may be missing, others are refused', () => {
    const warm = new MLPClassifier({ ...quick, warmStart: true }).fit(X, y);
    expect(warm.fit(X.slice(0, 2), y.slice(0, 2)).classes).toEqual(['camera', 'hub', 'printer']);
    expect(() => warm.fit([[1, 2, 3]], ['car'])).toThrow(UnknownLabelError);
    expect(() => warm.fit([[1]], ['hub'])).toThrow(ShapeMismatchError);
  });

  it('goes on from a state that was read', () => {
    const before = new MLPClassifier({ ...quick, warmStart: true, shuffle: false }).fit(X, y);
    const read = MLPClassifier.fromState(before.parameters, before.state);
    expect(read.fit(X, y).state).toEqual(before.fit(X, y).state);
  });
});

describe('partialFit', () => {
  it.each(['adam', 'sgd'] as const)('learns as fit does, an epoch a call: %s', (solver) => {
    const parameters = { ...quick, solver, batchSize: 16, tol: 0, shuffle: false };
    const whole = new MLPClassifier(parameters).fit(X, y);
    const parts = new MLPClassifier(parameters);
    for (let epoch = 0; epoch < 10; epoch++) parts.partialFit(X, y, { classes });
    expect(parts.nIter).toBe(whole.nIter);
    expect(parts.coefs).toEqual(whole.coefs);
    expect(parts.lossCurve).toEqual(whole.lossCurve);
  });

  it('learns from portions that lack classes', () => {
    const classifier = new MLPClassifier({ ...quick, shuffle: false });
    for (let epoch = 0; epoch < 30; epoch++) {
      for (let first = 0; first < y.length; first += 10) {
        classifier.partialFit(X.slice(first, first + 10), y.slice(first, first + 10), { classes });
      }
    }
    expect(classifier.nIter).toBe(180);
    expect(classifier.score(X, y)).toBe(1);
    expect(classifier.partialFit(X.slice(0, 1), ['printer']).classes).toEqual(['camera', 'hub', 'printer']);
  });

  it('goes on from what fit learned, and fit starts anew', () => {
    const classifier = new MLPClassifier(quick).fit(X, y);
    const { loss, state } = classifier;
    expect(classifier.partialFit(X, y).loss).toBeLessThan(loss);
    expect(classifier.nIter).toBe(11);
    expect(classifier.fit(X, y).state).toEqual(state);
  });

  it('divides an adaptive step size by 5 for want of progress, as fit does', () => {
    const parameters = {
      ...quick,
      solver: 'sgd',
      learningRate: 'adaptive',
      shuffle: false,
      tol: 10,
      nIterNoChange: 2,
      maxIter: 12,
    } as const;
    const parts = new MLPClassifier(parameters);
    for (let epoch = 0; epoch < 12; epoch++) parts.partialFit(X, y, { classes });
    expect(parts.state).toEqual(new MLPClassifier(parameters).fit(X, y).state);
  });

  it('keeps what it has learned when new rows make it diverge', () => {
    const parameters = { ...quick, activation: 'identity', solver: 'sgd', batchSize: 16 } as const;
    const classifier = new MLPClassifier(parameters).partialFit(X, y, { classes });
    const { state } = classifier;
    const huge = X.map((row) => row.map((value) => value * 1e300));
    expect(() => classifier.partialFit(huge, y.toReversed())).toThrow(DivergedError);
    expect(classifier.state).toBe(state);
    expect(classifier.partialFit(X, y).nIter).toBe(2);
  });

  it('must be told all classes at first, and refuses others later', () => {
    const classifier = new MLPClassifier(quick);
    expect(() => classifier.partialFit(X, y)).toThrow(InvalidParameterError);
    expect(() => classifier.partialFit(X, y, { classes: ['hub', 'camera'] })).toThrow(UnknownLabelError);
    expect(() =>
      classifier.fit(
        X,
        X.map(() => 'hub'),
      ),
    ).toThrow(SingleClassError);
  });

  it('refuses what needs all rows at once', () => {
    const early = new MLPClassifier({ earlyStopping: true });
    expect(() => early.partialFit(X, y, { classes })).toThrow('earlyStopping must be false for partialFit');
    const balanced = new MLPClassifier({ classWeight: 'balanced' });
    expect(() => balanced.partialFit(X, y, { classes })).toThrow(InvalidParameterError);
  });
});
