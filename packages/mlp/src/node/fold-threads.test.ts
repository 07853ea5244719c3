import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { CalibratedClassifier } from '../calibration/calibrated-classifier.js';
import { EnsembleClassifier } from '../classifiers/ensemble-classifier.js';
import type { Classifier } from '../classifiers/estimator.js';
import { MLPClassifier } from '../classifiers/mlp-classifier.js';
import { InvalidInputError, InvalidParameterError, SmallClassError } from '../mlp-error.js';
import { crossValPredict, crossValPredictOn } from '../model-selection/cross-val-predict.js';
import { crossValidate, crossValidateOn } from '../model-selection/cross-validate.js';
import { answerFold, type FoldAnswer } from '../model-selection/fold-answer.js';
import { GridSearchCV } from '../model-selection/grid-search-cv.js';
import { LeaveOneGroupOut } from '../model-selection/leave-one-group-out.js';
import { logUniform } from '../model-selection/parameter-distribution.js';
import type { SearchProgress } from '../model-selection/parameter-search.js';
import { RandomizedSearchCV } from '../model-selection/randomized-search-cv.js';
import type { FoldResult } from '../model-selection/scored-folds.js';
import { StratifiedKFold } from '../model-selection/stratified-k-fold.js';
import { NoveltyPipeline } from '../novelty/novelty-pipeline.js';
import { toDense } from '../numeric/matrix.js';
import { Random } from '../numeric/random.js';
import type { MLPParameters } from '../parameters.js';
import { PiecewiseLinearEncoder } from '../preprocessing/piecewise-linear-encoder.js';
import { Pipeline } from '../preprocessing/pipeline.js';
import { StandardScaler } from '../preprocessing/standard-scaler.js';
import { FoldThreads } from './fold-threads.js';
import { NotSendableError } from './not-sendable-error.js';

const random = new Random(9);
const y = Array.from({ length: 36 }, (_, i) => ['camera', 'hub', 'tv'][i % 3]);
const X = y.map((label) => [label.length + random.uniform(-1, 1), random.uniform(0, 1000)]);
const splitter = new StratifiedKFold({ nSplits: 4, shuffle: true, seed: 3 });
const inner = new StratifiedKFold({ nSplits: 2 });

const threads = new FoldThreads(2);
afterAll(() => threads.close());

const makePipeline = (parameters: Partial<MLPParameters> = {}) =>
  new Pipeline({
    scaler: new StandardScaler(),
    classifier: new MLPClassifier({ hiddenLayerSizes: [5], maxIter: 20, ...parameters }),
  });
const makeSearch = (onProgress?: (progress: SearchProgress<{ alpha: number }>) => void) =>
  new GridSearchCV({
    makeEstimator: (parameters: { alpha: number }) => makePipeline(parameters),
    parameterGrid: { alpha: [1e-4, 1, 100] },
    splitter: inner,
    ...(onProgress && { onProgress }),
  });

const ESTIMATORS: Readonly<Record<string, () => Classifier>> = {
  'a network': () => new MLPClassifier({ hiddenLayerSizes: [4], maxIter: 5 }),
  'a scaler and a network': makePipeline,
  'an encoder and an ensemble': () =>
    new Pipeline({
      scaler: new PiecewiseLinearEncoder({ bins: 3, center: false }),
      classifier: new EnsembleClassifier({ members: 2, hiddenLayerSizes: [4], maxIter: 5, seed: 4 }),
    }),
  'a pipeline that tells what is new': () =>
    new NoveltyPipeline({
      scaler: new PiecewiseLinearEncoder({ bins: 3 }),
      classifier: new EnsembleClassifier({ members: 2, hiddenLayerSizes: [4], maxIter: 5 }),
    }),
  'a calibrated classifier': () => new CalibratedClassifier({ makeEstimator: makePipeline, splitter: inner }),
  'a grid search': () => makeSearch(),
  'a randomized search of calibrated classifiers': () =>
    new RandomizedSearchCV({
      makeEstimator: (parameters: { alpha: number }) =>
        new CalibratedClassifier({ makeEstimator: () => makePipeline(parameters), splitter: inner }),
      parameterDistributions: { alpha: logUniform(1e-4, 10) },
      nIter: 2,
      splitter: inner,
    }),
};

describe('folds on threads', () => {
  it.each(Object.entries(ESTIMATORS))('answer the same bits as here: %s', async (_, makeEstimator) => {
    const expected = crossValPredict(makeEstimator, X, y, splitter);
    expect(await crossValPredictOn(threads, makeEstimator, X, y, splitter)).toEqual(expected);
  });

  it('answer the same bits for any data, splitter and number of threads', async () => {
    const single = new FoldThreads(1);
    const row = fc.tuple(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.constantFrom('a', 'b'));
    const cases = fc.record({
      rows: fc.array(row, { minLength: 12, maxLength: 20 }),
      seed: fc.nat(),
      groups: fc.integer({ min: 2, max: 4 }),
    });
    try {
      await fc.assert(
        fc.asyncProperty(cases, async ({ rows, seed, groups }) => {
          const values = rows.map(([value], i) => [value, i]);
          // Both labels in each fold, whatever was drawn.
          const labels = rows.map(([, label], i) => (i < 2 * groups ? ['a', 'b'][i % 2] : label));
          const byGroup = new LeaveOneGroupOut({ groups: rows.map((_, i) => String((i >> 1) % groups)) });
          const make = () => makePipeline({ seed, maxIter: 3 });
          const expected = crossValidate(make, values, labels, byGroup);
          for (const runner of [single, threads]) {
            expect(await crossValidateOn(runner, make, values, labels, byGroup)).toEqual(expected);
          }
        }),
        { numRuns: 20 },
      );
    } finally {
      await single.close();
    }
  });

  it('tell how far their test rows are from their training rows', async () => {
    const tasks = () =>
      Array.from(splitter.split(y), ({ train, test }) => ({
        ...{ estimator: ESTIMATORS['a pipeline that tells what is new'](), train, test },
      }));
    const dense = toDense(X);
    const expected = tasks().map(({ estimator, ...fold }) => answerFold(estimator, dense, y, fold));
    const answers: FoldAnswer[] = [];
    for await (const answer of threads.answers(dense, y, tasks())) answers.push(answer);
    expect(answers).toEqual(expected);
    expect(answers.map(({ novelties }) => novelties?.length)).toEqual([9, 9, 9, 9]);
  });

  it('are told of in their order, with their scores', async () => {
    const told: FoldResult[] = [];
    const onFold = (fold: FoldResult) => told.push(fold);
    const result = await crossValidateOn(threads, makePipeline, X, y, splitter, { onFold });
    expect(told).toEqual(result.folds);
    expect(told.map(({ fold }) => fold)).toEqual([0, 1, 2, 3]);
  });

  it('serve a search: same results, same network, same progress', async () => {
    const [told, expected]: SearchProgress<{ alpha: number }>[][] = [[], []];
    const search = await makeSearch((event) => told.push(event)).fitOn(threads, X, y);
    const here = makeSearch((event) => expected.push(event)).fit(X, y);
    expect(search.results).toEqual(here.results);
    expect(search.bestEstimator.classifier.state).toEqual(here.bestEstimator.classifier.state);
    expect(told).toEqual(expected);
    expect(told).toHaveLength(6);
  });

  it('serve several calls at the same time', async () => {
    const calls = [0, 1, 2].map((seed) => () => makePipeline({ seed }));
    expect(await Promise.all(calls.map((make) => crossValPredictOn(threads, make, X, y, splitter)))).toEqual(
      calls.map((make) => crossValPredict(make, X, y, splitter)),
    );
  });

  it('fail with the error of the first fold that fails, its class and fields kept', async () => {
    const tooHot = X.map((row, i) => (i === 20 ? [1e300, 0] : row));
    const here = thrownBy(() => crossValPredict(makePipeline, tooHot, y, splitter));
    const there = await crossValPredictOn(threads, makePipeline, tooHot, y, splitter).catch(
      (error: unknown) => error,
    );
    expect(there).toBeInstanceOf(InvalidInputError);
    expect(there).toEqual(here);
    expect(there).toMatchObject({ code: 'invalid-input', column: 0 });

    const makeGreedy = () =>
      new CalibratedClassifier({
        makeEstimator: makePipeline,
        splitter: new StratifiedKFold({ nSplits: 10 }),
      });
    await expect(crossValPredictOn(threads, makeGreedy, X, y, splitter)).rejects.toSatisfy(
      (error) => error instanceof SmallClassError && error.nSplits === 10 && error.members === 9,
    );
  });

  it('end when they are aborted, and go on with what else there is', async () => {
    const slow = () => makePipeline({ hiddenLayerSizes: [400, 400], maxIter: 100_000, tol: 0 });
    const controller = new AbortController();
    const { signal } = controller;
    const aborted = crossValidateOn(threads, slow, X, y, splitter, { signal });
    setTimeout(() => controller.abort(new Error('enough')), 50);
    await expect(aborted).rejects.toThrow('enough');
    expect(await crossValPredictOn(threads, makePipeline, X, y, splitter)).toEqual(
      crossValPredict(makePipeline, X, y, splitter),
    );
    await expect(
      makeSearch().fitOn(threads, X, y, { signal: AbortSignal.abort(new Error('before')) }),
    ).rejects.toThrow('before');
  });

  it('end when their listener throws', async () => {
    const onFold = () => {
      throw new Error('seen enough');
    };
    await expect(crossValidateOn(threads, makePipeline, X, y, splitter, { onFold })).rejects.toThrow(
      'seen enough',
    );
  });

  it('refuse what cannot be sent', async () => {
    class Own extends MLPClassifier {}
    const groups = new LeaveOneGroupOut({ groups: y.map((_, i) => String(i % 2)) });
    const unsendable: (() => Classifier)[] = [
      () => new Own(),
      () =>
        new Pipeline({
          scaler: { fit: () => new StandardScaler(), transform: () => X0 },
          classifier: new MLPClassifier(),
        }),
      () => new CalibratedClassifier({ makeEstimator: makePipeline, splitter: groups }),
      () =>
        new GridSearchCV({
          makeEstimator: makePipeline,
          parameterGrid: { alpha: [1] },
          splitter,
          scoring: () => 1,
        }),
    ];
    for (const make of unsendable) {
      await expect(crossValPredictOn(threads, make, X, y, splitter)).rejects.toThrow(NotSendableError);
    }
    expect(() => new FoldThreads(0)).toThrow(InvalidParameterError);
  });
});

const X0 = { data: new Float64Array(0), rows: 0, columns: 0 };

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
}
