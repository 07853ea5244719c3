import { describe, expect, it } from 'vitest';
import { MLPClassifier } from '../classifiers/mlp-classifier.js';
import { accuracy } from '../metrics/accuracy.js';
import { InvalidInputError, ShapeMismatchError } from '../mlp-error.js';
import { Random } from '../numeric/random.js';
import { Pipeline } from '../preprocessing/pipeline.js';
import { StandardScaler } from '../preprocessing/standard-scaler.js';
import { crossValidate } from './cross-validate.js';
import type { FoldResult } from './scored-folds.js';
import { StratifiedKFold } from './stratified-k-fold.js';

const random = new Random(9);
const y = Array.from({ length: 30 }, (_, i) => ['camera', 'hub', 'tv'][i % 3]);
const X = y.map((label) => [label.length + random.uniform(-0.2, 0.2), random.uniform(0, 1000)]);

const scalers: StandardScaler[] = [];
function makePipeline() {
  const scaler = new StandardScaler();
  scalers.push(scaler);
  return new Pipeline({
    scaler,
    classifier: new MLPClassifier({ hiddenLayerSizes: [6], learningRateInit: 0.05, maxIter: 120 }),
  });
}
const splitter = new StratifiedKFold({ nSplits: 3 });

describe('crossValidate', () => {
  const told: FoldResult[] = [];
  const result = crossValidate(makePipeline, X, y, splitter, { onFold: (fold) => told.push(fold) });

  it('predicts each row by the fold that did not learn from it', () => {
    for (const { test, predictions } of result.folds) {
      expect(Array.from(test, (row) => result.predictions[row])).toEqual(predictions);
    }
    expect(accuracy(y, result.predictions)).toBeGreaterThan(0.9);
  });

  it('gives the probabilities behind those predictions', () => {
    const { data, rows, columns } = result.probabilities;
    expect([rows, columns]).toEqual([30, 3]);
    result.predictions.forEach((label, row) => {
      const probabilities = Array.from(data.subarray(row * columns, (row + 1) * columns));
      expect(result.classes[probabilities.indexOf(Math.max(...probabilities))]).toBe(label);
    });
  });

  it('scores each fold and averages the scores', () => {
    expect(result.scores).toEqual(result.folds.map((fold) => fold.score));
    expect(result.meanScore).toBeCloseTo(result.scores.reduce((sum, score) => sum + score, 0) / 3, 15);
  });

  it('tells of each fold when it is done', () => {
    expect(told).toEqual(result.folds);
    expect(told.map((fold) => fold.fold)).toEqual([0, 1, 2]);
  });

  it('learns the scaling inside the fold: a test row has no influence on the mean', () => {
    scalers.length = 0;
    const outlier = X.map((row, i) => (i === 0 ? [1e12, row[1]] : row));
    crossValidate(makePipeline, outlier, y, splitter);
    const [testsRow0, ...others] = scalers.map((scaler) => scaler.mean[0]);
    expect(testsRow0).toBeLessThan(10);
    for (const mean of others) expect(mean).toBeGreaterThan(1e10);
  });

  it('scores by the function that it is given', () => {
    const { scores } = crossValidate(makePipeline, X, y, splitter, { scoring: (yTrue) => yTrue.length });
    expect(scores).toEqual([10, 10, 10]);
  });

  it('gives probability 0 to a class that a fold has not learned', () => {
    const rare = y.map((label, i) => (i === 0 ? 'rare' : label));
    const allow = new StratifiedKFold({ nSplits: 3, smallClasses: 'allow' });
    const { classes, probabilities, predictions } = crossValidate(makePipeline, X, rare, allow);
    const row = Array.from(probabilities.data.subarray(0, 4));
    expect(row[classes.indexOf('rare')]).toBe(0);
    expect(row.reduce((sum, probability) => sum + probability, 0)).toBeCloseTo(1, 12);
    expect(predictions[0]).not.toBe('rare');
  });

  it('refuses labels that do not fit the rows, and folds that leave a row out', () => {
    expect(() => crossValidate(makePipeline, X, y.slice(1), splitter)).toThrow(ShapeMismatchError);
    const lazy = { split: (labels: readonly string[]) => [...splitter.split(labels)].slice(1) };
    expect(() => crossValidate(makePipeline, X, y, lazy)).toThrow(InvalidInputError);
    expect(() => crossValidate(makePipeline, X, y, lazy)).toThrow('row 0 is tested 0 times');
  });
});
