import { describe, expect, it } from 'vitest';
import { corners } from '../../test-support/corners.js';
import { EnsembleClassifier } from '../classifiers/ensemble-classifier.js';
import { MLPClassifier } from '../classifiers/mlp-classifier.js';
import { SingleClassError } from '../mlp-error.js';
import { PiecewiseLinearEncoder } from '../preprocessing/piecewise-linear-encoder.js';
import { Pipeline } from '../preprocessing/pipeline.js';
import { StandardScaler } from '../preprocessing/standard-scaler.js';
import { firstNetworkActivations, hiddenActivations } from './hidden-activations.js';
import { MahalanobisNovelty } from './mahalanobis-novelty.js';
import { NoveltyPipeline } from './novelty-pipeline.js';

const { X, y } = corners(['camera', 'hub', 'printer']);
const parameters = { hiddenLayerSizes: [6], maxIter: 20 };
const steps = () => ({
  scaler: new PiecewiseLinearEncoder({ bins: 3 }),
  classifier: new EnsembleClassifier({ ...parameters, members: 2 }),
});

describe('a pipeline that tells what is new', () => {
  it('answers as a plain one does', () => {
    expect(new NoveltyPipeline(steps()).fit(X, y).predictProba(X)).toEqual(
      new Pipeline(steps()).fit(X, y).predictProba(X),
    );
  });

  it('measures the distance in the last hidden layer of its first network', () => {
    const { scaler, classifier } = steps();
    const pipeline = new NoveltyPipeline({ scaler, classifier }).fit(X, y);
    const layer = hiddenActivations(classifier.members[0], scaler.transform(X));
    expect(firstNetworkActivations(pipeline, X)).toEqual(layer);
    expect(pipeline.noveltyScores(X)).toEqual(new MahalanobisNovelty().fit(layer, y).score(layer));
  });

  it('says nothing where it has seen no difference within a class, or nothing at all', () => {
    const pipeline = new NoveltyPipeline({
      scaler: new StandardScaler(),
      classifier: new MLPClassifier(parameters),
    });
    expect(pipeline.detector).toBeUndefined();
    const points = [[0], [0], [1], [1]];
    expect(pipeline.fit(points, ['a', 'a', 'b', 'b']).noveltyScores(points)).toBeUndefined();
  });

  it('says nothing any more once it could not be fitted again', () => {
    const pipeline = new NoveltyPipeline(steps()).fit(X, y);
    expect(() =>
      pipeline.fit(
        X,
        y.map(() => 'hub'),
      ),
    ).toThrow(SingleClassError);
    expect(pipeline.noveltyScores(X)).toBeUndefined();
  });
});
