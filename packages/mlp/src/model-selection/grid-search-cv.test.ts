import { describe, expect, it } from 'vitest';
import { MLPClassifier } from '../classifiers/mlp-classifier.js';
import { InvalidParameterError, NotFittedError } from '../mlp-error.js';
import { Random } from '../numeric/random.js';
import { GridSearchCV } from './grid-search-cv.js';
import type { SearchProgress } from './parameter-search.js';
import { StratifiedKFold } from './stratified-k-fold.js';

const random = new Random(4);
const y = Array.from({ length: 24 }, (_, i) => (i % 2 === 0 ? 'hub' : 'tv'));
const X = y.map((label) => [label.length + random.uniform(-0.1, 0.1), random.uniform(-1, 1)]);

interface Tried {
  maxIter: number;
  alpha: number;
}
const splitter = new StratifiedKFold({ nSplits: 2 });
const makeEstimator = (parameters: Tried) =>
  new MLPClassifier({ hiddenLayerSizes: [4], learningRateInit: 0.05, ...parameters });

describe('GridSearchCV', () => {
  const progress: SearchProgress<Tried>[] = [];
  const search = new GridSearchCV({
    makeEstimator,
    parameterGrid: { maxIter: [1, 80], alpha: [1e-4, 1e-3] },
    splitter,
    onProgress: (event) => progress.push(event),
  }).fit(X, y);

  it('tries every combination, names sorted, the last one varying fastest', () => {
    expect(search.results.map((row) => row.parameters)).toEqual([
      { alpha: 1e-4, maxIter: 1 },
      { alpha: 1e-4, maxIter: 80 },
      { alpha: 1e-3, maxIter: 1 },
      { alpha: 1e-3, maxIter: 80 },
    ]);
  });

  it('chooses the best mean score, and the first of those on a tie', () => {
    expect(search.results.map((row) => row.meanScore).slice(1)).toEqual([1, expect.any(Number), 1]);
    expect(search.bestIndex).toBe(1);
    expect(search.bestScore).toBe(1);
    expect(search.bestParameters).toEqual({ alpha: 1e-4, maxIter: 80 });
    expect(search.results.map((row) => row.rank)).toEqual([expect.any(Number), 1, expect.any(Number), 1]);
  });

  it('keeps the scores of each fold', () => {
    for (const { scores, meanScore } of search.results) {
      expect(scores).toHaveLength(2);
      expect(meanScore).toBeCloseTo((scores[0] + scores[1]) / 2, 15);
    }
  });

  it('fits the best combination on all rows and answers with it', () => {
    const refit = makeEstimator(search.bestParameters).fit(X, y);
    expect(search.bestEstimator.state).toEqual(refit.state);
    expect(search.classes).toEqual(['hub', 'tv']);
    expect(search.predict(X)).toEqual(refit.predict(X));
    expect(search.predictProba(X)).toEqual(refit.predictProba(X));
    expect(search.score(X, y)).toBe(1);
  });

  it('tells of each fold of each combination', () => {
    expect(progress.map(({ candidate, fold, candidates }) => [candidate, fold, candidates])).toEqual(
      [0, 1, 2, 3].flatMap((candidate) => [0, 1].map((fold) => [candidate, fold, 4])),
    );
  });

  it('refuses a parameter without values, and answers before fit', () => {
    const grid = (alpha: number[]) =>
      new GridSearchCV({ makeEstimator, parameterGrid: { maxIter: [1], alpha }, splitter });
    expect(() => grid([])).toThrow(InvalidParameterError);
    expect(() => grid([1]).results).toThrow(NotFittedError);
  });
});
