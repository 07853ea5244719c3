import { describe, expect, it } from 'vitest';
import { MLPClassifier } from '../classifiers/mlp-classifier.js';
import { classWeights } from './class-weights.js';

const targets = Int32Array.of(0, 0, 0, 1);

describe('class weights', () => {
  it('are 1 by default', () => {
    expect(classWeights('none', ['hub', 'tv'], targets)).toEqual(Float64Array.of(1, 1));
  });

  it('let every class count the same when they are balanced', () => {
    // 4 / (2 * 3) and 4 / (2 * 1): 3 rows of 2/3 are 1 row of 2
    expect(classWeights('balanced', ['hub', 'tv'], targets)).toEqual(Float64Array.of(4 / 6, 2));
  });

  it('come from a map, and are 1 for a label that it does not hold, whatever the label is called', () => {
    expect(classWeights({ tv: 3 }, ['toString', 'tv'], targets)).toEqual(Float64Array.of(1, 3));
  });
});

describe('a classifier with class weights', () => {
  const X = [[0], [1], [0.4], [0.9], [0.6]];
  const y = ['hub', 'tv', 'hub', 'tv', 'tv'];
  const parameters = { hiddenLayerSizes: [3], activation: 'tanh', shuffle: false, maxIter: 20 } as const;

  it('learns from a class of weight 2 as if each of its rows were there twice', () => {
    const weighted = new MLPClassifier({ ...parameters, classWeight: { hub: 2 } }).fit(X, y);
    const hubs = [0, 2];
    const repeated = new MLPClassifier(parameters).fit(
      [...X, ...hubs.map((row) => X[row])],
      [...y, ...hubs.map((row) => y[row])],
    );
    weighted.lossCurve.forEach((loss, epoch) => {
      expect(loss).toBeCloseTo(repeated.lossCurve[epoch], 12);
    });
    weighted.coefs.forEach(({ data }, layer) => {
      data.forEach((weight, i) => {
        expect(weight).toBeCloseTo(repeated.coefs[layer].data[i], 12);
      });
    });
  });

  it('finds the rare class more often than one without', () => {
    const rare = Array.from({ length: 60 }, (_, i) => [(i % 20 === 0 ? 0.3 : 0) + ((i * 7) % 10) / 10]);
    const labels = rare.map((_, i) => (i % 20 === 0 ? 'rare' : 'common'));
    const found = (classWeight: 'none' | 'balanced') =>
      new MLPClassifier({ hiddenLayerSizes: [], maxIter: 200, learningRateInit: 0.05, classWeight })
        .fit(rare, labels)
        .predict(rare)
        .filter((label) => label === 'rare').length;
    expect(found('none')).toBe(0);
    expect(found('balanced')).toBeGreaterThan(0);
  });
});
