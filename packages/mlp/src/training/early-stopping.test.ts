import { describe, expect, it } from 'vitest';
import { corners } from '../../test-support/corners.js';
import { MLPClassifier } from '../classifiers/mlp-classifier.js';
import { InvalidInputError } from '../mlp-error.js';
import type { EpochEvent } from './training.js';

const { X, y } = corners(['hub', 'camera', 'printer'], 90, 1.2);
const parameters = {
  ...{ hiddenLayerSizes: [8], learningRateInit: 0.02, maxIter: 300, tol: 0 },
  ...{ earlyStopping: true, validationFraction: 0.3, nIterNoChange: 5 },
};

describe('early stopping', () => {
  const events: EpochEvent[] = [];
  const classifier = new MLPClassifier(parameters).fit(X, y, { onEpoch: (event) => events.push(event) });

  it('gives the accuracy on the rows that are held out after each epoch', () => {
    expect(classifier.validationScores).toHaveLength(classifier.nIter);
    expect(events.map((event) => event.validationScore)).toEqual(classifier.validationScores);
    // 27 of 90 rows
    for (const score of classifier.validationScores)
      expect(score * 27).toBeCloseTo(Math.round(score * 27), 9);
  });

  it('stops after more than nIterNoChange epochs in a row whose score was below the best one', () => {
    expect(classifier.nIter).toBeLessThan(300);
    expect(events.at(-1)?.epochsWithoutProgress).toBe(6);
    expect(
      classifier.validationScores
        .slice(-6)
        .every((score) => score < Math.max(...classifier.validationScores)),
    ).toBe(true);
  });

  it('keeps the weights of the best epoch', () => {
    const best = classifier.validationScores.indexOf(Math.max(...classifier.validationScores)) + 1;
    expect(best).toBeLessThan(classifier.nIter);
    const untilBest = new MLPClassifier({ ...parameters, maxIter: best }).fit(X, y);
    expect(untilBest.coefs).toEqual(classifier.coefs);
    expect(untilBest.intercepts).toEqual(classifier.intercepts);
  });

  it('holds no row out unless asked to', () => {
    const plain = new MLPClassifier({ hiddenLayerSizes: [4], maxIter: 2 }).fit(X, y);
    expect(plain.validationScores).toEqual([]);
  });

  it('needs a row that can be held out', () => {
    expect(() => new MLPClassifier(parameters).fit([[1], [2]], ['hub', 'tv'])).toThrow(InvalidInputError);
  });
});
