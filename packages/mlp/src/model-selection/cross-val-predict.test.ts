import { describe, expect, it } from 'vitest';
import { MLPClassifier } from '../classifiers/mlp-classifier.js';
import { InvalidInputError, ShapeMismatchError } from '../mlp-error.js';
import { Random } from '../numeric/random.js';
import { crossValPredict, crossValPredictOn } from './cross-val-predict.js';
import { crossValidate } from './cross-validate.js';
import { answerFold } from './fold-answer.js';
import type { FoldRunner } from './fold-runner.js';
import { GroupKFold } from './group-k-fold.js';
import type { PredictedFold } from './out-of-fold.js';

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

describe('crossValPredictOn', () => {
  /** Does the last fold first. */
  const backwards: FoldRunner = {
    async *answers(rows, labels, tasks) {
      const answers = tasks.toReversed().map((task) => answerFold(task.estimator, rows, labels, task));
      yield* answers.reverse();
    },
  };
  const idle: FoldRunner = { async *answers() {} };

  it('gives what crossValPredict gives, wherever and in whatever order the folds are done', async () => {
    const told: PredictedFold[] = [];
    const onFold = (fold: PredictedFold) => told.push(fold);
    expect(await crossValPredictOn(backwards, makeClassifier, X, y, splitter, { onFold })).toEqual(
      crossValPredict(makeClassifier, X, y, splitter),
    );
    expect(told.map(({ fold }) => fold)).toEqual([0, 1, 2]);
  });

  it('refuses labels that do not fit the rows, and folds without an answer', async () => {
    await expect(crossValPredictOn(backwards, makeClassifier, X, y.slice(1), splitter)).rejects.toThrow(
      ShapeMismatchError,
    );
    await expect(crossValPredictOn(idle, makeClassifier, X, y, splitter)).rejects.toThrow(InvalidInputError);
  });
});
