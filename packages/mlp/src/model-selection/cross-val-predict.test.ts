import { describe, expect, it } from 'vitest';
import { MLPClassifier } from '../mlp-classifier.js';
import { InvalidInputError, ShapeMismatchError } from '../mlp-error.js';
import { Random } from '../random.js';
import { crossValPredict, type PredictedFold } from './cross-val-predict.js';
import { crossValidate } from './cross-validate.js';
import { GroupKFold } from './group-k-fold.js';

const random = new Random(3);
const y = Array.from({ length: 24 }, (_, i) => ['hub', 'tv'][i % 2]);
const X = y.map((label) => [label.length + random.uniform(-0.2, 0.2)]);
const groups = y.map((_, row) => `site ${Math.floor(row / 4)}`);
const splitter = new GroupKFold({ groups, nSplits: 3 });
const makeClassifier = () =>
  new MLPClassifier({ hiddenLayerSizes: [4], learningRateInit: 0.05, maxIter: 40 });

describe('crossValPredict', () => {
  const told: PredictedFold[] = [];
  const result = crossValPredict(makeClassifier, X, y, splitter, { onFold: (fold) => told.push(fold) });

  it('answers each row as a classifier does that was fitted on the other folds', () => {
    for (const { train, test, predictions } of told) {
      const rows = (indices: Int32Array) => Array.from(indices, (row) => X[row]);
      const classifier = makeClassifier().fit(
        rows(train),
        Array.from(train, (row) => y[row]),
      );
      expect(predictions).toEqual(classifier.predict(rows(test)));
      expect(Array.from(test, (row) => result.predictions[row])).toEqual(predictions);
      test.forEach((row) => {
        const expected = classifier.predictProba([X[row]]).data;
        expect(result.probabilities.data.slice(2 * row, 2 * row + 2)).toEqual(expected);
      });
    }
    expect(told.map(({ fold }) => fold)).toEqual([0, 1, 2]);
  });

  it('gives what crossValidate gives, without the scores', () => {
    expect(crossValidate(makeClassifier, X, y, splitter)).toMatchObject({ ...result });
  });

  it('refuses labels that do not fit the rows, and folds that leave a row out', () => {
    expect(() => crossValPredict(makeClassifier, X, y.slice(1), splitter)).toThrow(ShapeMismatchError);
    const lazy = { split: (labels: readonly string[]) => [...splitter.split(labels)].slice(1) };
    expect(() => crossValPredict(makeClassifier, X, y, lazy)).toThrow(InvalidInputError);
  });
});
