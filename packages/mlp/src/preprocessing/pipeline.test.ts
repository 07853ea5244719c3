import { describe, expect, it } from 'vitest';
import { MLPClassifier } from '../classifiers/mlp-classifier.js';
import { Pipeline } from './pipeline.js';
import { StandardScaler } from './standard-scaler.js';

const X = [
  [1e6, 1],
  [2e6, 1],
  [9e6, 1],
  [8e6, 1],
];
const y = ['small', 'small', 'large', 'large'];
const parameters = { hiddenLayerSizes: [4], learningRateInit: 0.1, maxIter: 50 };

describe('Pipeline', () => {
  const pipeline = new Pipeline({
    scaler: new StandardScaler(),
    classifier: new MLPClassifier(parameters),
  }).fit(X, y);

  it('is what scaling first and classifying then is', () => {
    const scaler = new StandardScaler();
    const classifier = new MLPClassifier(parameters).fit(scaler.fitTransform(X), y);
    expect(pipeline.predictProba(X)).toEqual(classifier.predictProba(scaler.transform(X)));
  });

  it('answers as a classifier does', () => {
    expect(pipeline.classes).toEqual(['large', 'small']);
    expect(pipeline.predict([[1.5e6, 1]])).toEqual(['small']);
    expect(pipeline.score(X, y)).toBe(1);
  });

  it('scales new rows by what the fitted rows were like', () => {
    expect(Array.from(pipeline.scaler.mean)).toEqual([5e6, 1]);
    pipeline.predict([[0, 0]]);
    expect(Array.from(pipeline.scaler.mean)).toEqual([5e6, 1]);
  });

  it('passes the options of fit on', () => {
    let epochs = 0;
    pipeline.fit(X, y, {
      onEpoch: () => {
        epochs += 1;
      },
    });
    expect(epochs).toBe(pipeline.classifier.nIter);
  });
});
