import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corners } from '../../test-support/corners.js';
import { CalibratedClassifier } from '../calibration/calibrated-classifier.js';
import {
  InvalidInputError,
  InvalidParameterError,
  NotFittedError,
  ShapeMismatchError,
} from '../mlp-error.js';
import { crossValidate } from '../model-selection/cross-validate.js';
import { GridSearchCV } from '../model-selection/grid-search-cv.js';
import { StratifiedKFold } from '../model-selection/stratified-k-fold.js';
import { EnsembleClassifier } from './ensemble-classifier.js';
import { MLPClassifier } from './mlp-classifier.js';

const { X, y } = corners(['camera', 'hub', 'printer'], 60, 1);
const parameters = { hiddenLayerSizes: [6], maxIter: 20, learningRateInit: 0.05 };
const splitter = new StratifiedKFold({ nSplits: 3 });

describe('an ensemble', () => {
  it('answers the mean of what its members answer', () => {
    // A single input that is 0: the intercepts alone are the sums. The first says 0.75 for b, the second 0.25 for it,
    // the third 0.5 and so does the mean; on the tie the first class wins.
    const state = (odds: number) => ({
      classes: ['a', 'b'],
      coefs: [{ data: new Float64Array(1), rows: 1, columns: 1 }],
      intercepts: [Float64Array.of(Math.log(odds))],
      ...{ lossCurve: [], nIter: 0, loss: 0 },
    });
    const states = [state(3), state(1 / 3), state(1)];
    const ensemble = EnsembleClassifier.fromState({ members: 3, hiddenLayerSizes: [] }, states);
    const [a, b] = ensemble.predictProba([[0]]).data;
    expect([a, b]).toEqual([expect.closeTo(0.5, 15), expect.closeTo(0.5, 15)]);
    expect(
      EnsembleClassifier.fromState({ members: 2, hiddenLayerSizes: [] }, [state(3), state(1)]).predictProba([
        [0],
      ]).data[1],
    ).toBeCloseTo(0.625, 15);
  });

  it('has members that are perceptrons with seeds one after the other, past the largest from 0 on', () => {
    const ensemble = new EnsembleClassifier({ ...parameters, members: 3, seed: 2 ** 32 - 2 }).fit(X, y);
    const seeds = [2 ** 32 - 2, 2 ** 32 - 1, 0];
    expect(ensemble.members.map(({ parameters: { seed } }) => seed)).toEqual(seeds);
    for (const [i, seed] of seeds.entries()) {
      expect(ensemble.members[i].state).toEqual(new MLPClassifier({ ...parameters, seed }).fit(X, y).state);
    }
    expect(ensemble.classes).toEqual(['camera', 'hub', 'printer']);
    expect(ensemble.score(X, y)).toBeGreaterThan(0.5);
  });

  it('rounded, has weights of 16 bits and hardly other answers, and rounding changes it no more', () => {
    const ensemble = new EnsembleClassifier({ ...parameters, members: 2 }).fit(X, y);
    const rounded = ensemble.rounded();
    const { data } = ensemble.predictProba(X);
    rounded.predictProba(X).data.forEach((probability, i) => {
      expect(Math.abs(probability - data[i])).toBeLessThan(1e-3);
    });
    expect(rounded.members[0].coefs).not.toEqual(ensemble.members[0].coefs);
    expect(rounded.members.map(({ intercepts }) => intercepts)).toEqual(
      ensemble.members.map(({ intercepts }) => intercepts),
    );
    expect(rounded.rounded().members.map(({ state }) => state)).toEqual(
      rounded.members.map(({ state }) => state),
    );
  });

  it('is its member if it has but one', () => {
    const ensemble = new EnsembleClassifier({ ...parameters, members: 1 }).fit(X, y);
    expect(ensemble.predictProba(X)).toEqual(new MLPClassifier(parameters).fit(X, y).predictProba(X));
  });

  it('is never less certain of the truth, in the mean, than its members are in the mean (Jensen)', () => {
    const cases = fc.record({ members: fc.integer({ min: 1, max: 4 }), seed: fc.nat() });
    fc.assert(
      fc.property(cases, ({ members, seed }) => {
        const ensemble = new EnsembleClassifier({ ...parameters, maxIter: 3, members, seed }).fit(X, y);
        const each = ensemble.members.map((member) => member.predictProba(X).data);
        ensemble.predictProba(X).data.forEach((probability, i) => {
          const log = each.reduce((sum, data) => sum + Math.log(data[i]), 0) / members;
          expect(Math.log(probability)).toBeGreaterThanOrEqual(log - 1e-12);
        });
      }),
      { numRuns: 20 },
    );
  });

  it('tells of the epochs of each member, and can be ended between them', () => {
    const epochs: number[] = [];
    const ensemble = new EnsembleClassifier({ ...parameters, maxIter: 2, members: 2 });
    ensemble.fit(X, y, { onEpoch: ({ epoch }) => epochs.push(epoch) });
    expect(epochs).toEqual([1, 2, 1, 2]);

    const before = ensemble.members;
    const controller = new AbortController();
    const abort = () => ensemble.fit(X, y, { onEpoch: () => controller.abort(), signal: controller.signal });
    expect(abort).toThrow('aborted');
    expect(ensemble.members).toBe(before);
  });

  it('goes on from where its members are with warmStart', () => {
    const ensemble = new EnsembleClassifier({ ...parameters, maxIter: 2, members: 2, warmStart: true });
    ensemble.fit(X, y).fit(X, y);
    expect(ensemble.members.map(({ nIter }) => nIter)).toEqual([4, 4]);
  });

  it('serves wherever a classifier does', () => {
    const makeEstimator = (more = {}) => new EnsembleClassifier({ ...parameters, members: 2, ...more });
    expect(crossValidate(makeEstimator, X, y, splitter).predictions).toHaveLength(60);
    expect(new CalibratedClassifier({ makeEstimator, splitter }).fit(X, y).temperature).toBeGreaterThan(0);
    const search = new GridSearchCV({ makeEstimator, parameterGrid: { members: [1, 3] }, splitter });
    expect(search.fit(X, y).results).toHaveLength(2);
  });

  it('refuses wrong parameters, and answers before fit', () => {
    expect(() => new EnsembleClassifier({ members: 0 })).toThrow(InvalidParameterError);
    expect(() => new EnsembleClassifier({ alpha: -1 })).toThrow(InvalidParameterError);
    expect(() => new EnsembleClassifier().predict(X)).toThrow(NotFittedError);
  });

  it('refuses states of another number, of other classes or of other inputs', () => {
    const { state } = new MLPClassifier(parameters).fit(X, y);
    const read = (states: readonly (typeof state)[]) => () =>
      EnsembleClassifier.fromState({ ...parameters, members: 2 }, states);
    expect(read([state, state])).not.toThrow();
    expect(read([state])).toThrow(ShapeMismatchError);
    expect(read([state, { ...state, classes: ['a', 'b', 'c'] }])).toThrow(InvalidInputError);
    const narrow = new MLPClassifier(parameters).fit(
      X.map(([first]) => [first]),
      y,
    );
    expect(read([state, narrow.state])).toThrow(ShapeMismatchError);
  });
});
