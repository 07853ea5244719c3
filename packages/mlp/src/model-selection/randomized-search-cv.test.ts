import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MLPClassifier } from '../classifiers/mlp-classifier.js';
import { InvalidParameterError, NotFittedError } from '../mlp-error.js';
import { Random } from '../numeric/random.js';
import { logUniform, uniform, uniformInteger } from './parameter-distribution.js';
import { RandomizedSearchCV, type RandomizedSearchOptions } from './randomized-search-cv.js';
import { StratifiedKFold } from './stratified-k-fold.js';

const random = new Random(4);
const y = Array.from({ length: 12 }, (_, i) => (i % 2 === 0 ? 'hub' : 'tv'));
const X = y.map((label) => [label.length + random.uniform(-0.1, 0.1)]);

interface Tried {
  maxIter: number;
  alpha: number;
}

type Options = Pick<
  RandomizedSearchOptions<Tried, MLPClassifier>,
  'parameterDistributions' | 'nIter' | 'randomState'
>;

function search(options: Options): RandomizedSearchCV<Tried, MLPClassifier> {
  return new RandomizedSearchCV({
    makeEstimator: (parameters: Tried) => new MLPClassifier({ hiddenLayerSizes: [2], ...parameters }),
    splitter: new StratifiedKFold({ nSplits: 2 }),
    ...options,
  });
}

function tried(options: Options): Tried[] {
  return search(options)
    .fit(X, y)
    .results.map(({ parameters }) => parameters);
}

describe('RandomizedSearchCV', () => {
  const lists = { maxIter: [1, 2, 3], alpha: [1e-4, 1e-3] };
  const ranges = { maxIter: uniformInteger(1, 3), alpha: logUniform(1e-5, 1e-1) };

  it('draws as many combinations as asked for, the same ones from the same seed', () => {
    const first = tried({ parameterDistributions: ranges, nIter: 5 });
    expect(first).toHaveLength(5);
    expect(tried({ parameterDistributions: ranges, nIter: 5 })).toEqual(first);
    expect(tried({ parameterDistributions: ranges, nIter: 5, randomState: 1 })).not.toEqual(first);
    for (const { maxIter, alpha } of first) {
      expect([1, 2, 3]).toContain(maxIter);
      expect(alpha).toBeGreaterThanOrEqual(1e-5);
      expect(alpha).toBeLessThanOrEqual(1e-1);
    }
  });

  it('draws no combination of lists twice, and all of them if asked for more', () => {
    for (const nIter of [4, 6, 60]) {
      const combinations = tried({ parameterDistributions: lists, nIter });
      expect(new Set(combinations.map((each) => JSON.stringify(each))).size).toBe(combinations.length);
      expect(combinations).toHaveLength(Math.min(nIter, 6));
    }
  });

  it('does not depend on the order in which parameters are named', () => {
    const { maxIter, alpha } = ranges;
    const options = { nIter: 3 };
    expect(tried({ parameterDistributions: { alpha, maxIter }, ...options })).toEqual(
      tried({ parameterDistributions: { maxIter, alpha }, ...options }),
    );
  });

  it('fits the best combination on all rows and answers with it', () => {
    const fitted = search({ parameterDistributions: lists, nIter: 2 }).fit(X, y);
    const refit = new MLPClassifier({ hiddenLayerSizes: [2], ...fitted.bestParameters }).fit(X, y);
    expect(fitted.predict(X)).toEqual(refit.predict(X));
  });

  it('refuses options out of their ranges, and answers before fit', () => {
    const refused = (options: Options) => expect(() => search(options)).toThrow(InvalidParameterError);
    refused({ parameterDistributions: lists, nIter: 0 });
    refused({ parameterDistributions: lists, randomState: -1 });
    refused({ parameterDistributions: { ...lists, alpha: [] } });
    expect(() => search({ parameterDistributions: lists }).results).toThrow(NotFittedError);
  });
});

describe('distributions', () => {
  const share = fc.double({ min: 0, max: 1 - 2 ** -53, noNaN: true });

  it('draw values within their ranges', () => {
    const bounds = fc.tuple(fc.integer({ min: 1, max: 1e6 }), fc.nat(1e6));
    fc.assert(
      fc.property(share, bounds, (next, [low, extent]) => {
        const high = low + extent;
        for (const distribution of [uniform, logUniform, uniformInteger]) {
          const value = distribution(low, high).draw(() => next);
          expect(value).toBeGreaterThanOrEqual(low);
          expect(value).toBeLessThanOrEqual(high);
        }
        expect(Number.isInteger(uniformInteger(low, high).draw(() => next))).toBe(true);
      }),
    );
  });

  it('have the middle of their range in the middle', () => {
    expect(uniform(-2, 4).draw(() => 0.5)).toBe(1);
    expect(logUniform(1e-4, 1e-2).draw(() => 0.5)).toBeCloseTo(1e-3, 12);
    expect(uniformInteger(1, 3).draw(() => 0.5)).toBe(2);
  });

  it.each([
    () => uniform(1, 0),
    () => uniform(Number.NaN, 1),
    () => uniform(0, Infinity),
    () => logUniform(0, 1),
    () => uniformInteger(0.5, 1),
    () => uniformInteger(0, 1.5),
  ])('refuse ranges that are none', (make) => {
    expect(make).toThrow(InvalidParameterError);
  });
});
