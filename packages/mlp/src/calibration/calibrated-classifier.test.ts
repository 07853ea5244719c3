import { describe, expect, it } from 'vitest';
import { corners } from '../../test-support/corners.js';
import { MLPClassifier } from '../classifiers/mlp-classifier.js';
import { expectedCalibrationError } from '../metrics/expected-calibration-error.js';
import { logLoss } from '../metrics/log-loss.js';
import { NotFittedError } from '../mlp-error.js';
import { crossValPredict } from '../model-selection/cross-val-predict.js';
import { StratifiedKFold } from '../model-selection/stratified-k-fold.js';
import { CalibratedClassifier } from './calibrated-classifier.js';
import { fitTemperature, scaleTemperature } from './calibration.js';

const classes = ['camera', 'hub', 'printer'];
const all = corners(classes, 300, 1.5);
const [X, y] = [all.X.slice(0, 120), all.y.slice(0, 120)];
const [newX, newY] = [all.X.slice(120), all.y.slice(120)];
/** Learns the noise of its few rows by heart, and so is too confident. */
const makeEstimator = () =>
  new MLPClassifier({ hiddenLayerSizes: [32], learningRateInit: 0.05, alpha: 0, maxIter: 300 });
const splitter = new StratifiedKFold({ nSplits: 4 });

describe('a calibrated classifier', () => {
  const calibrated = new CalibratedClassifier({ makeEstimator, splitter }).fit(X, y);
  const plain = makeEstimator().fit(X, y);

  it('answers the labels that the estimator answers', () => {
    expect(calibrated.classes).toEqual(plain.classes);
    expect(calibrated.estimator.state).toEqual(plain.state);
    expect(calibrated.predict(newX)).toEqual(plain.predict(newX));
    expect(calibrated.score(newX, newY)).toBe(plain.score(newX, newY));
  });

  it('has the temperature of the rows that were held out, and scales by it', () => {
    const { probabilities } = crossValPredict(makeEstimator, X, y, splitter);
    expect(calibrated.temperature).toBe(fitTemperature(y, probabilities, classes));
    expect(calibrated.temperature).toBeGreaterThan(1);
    expect(calibrated.predictProba(newX)).toEqual(
      scaleTemperature(plain.predictProba(newX), calibrated.temperature),
    );
  });

  it('is right as often as it says on new rows, more nearly than without', () => {
    const [before, after] = [plain, calibrated].map((classifier) => classifier.predictProba(newX));
    expect(logLoss(newY, after, classes)).toBeLessThan(logLoss(newY, before, classes));
    expect(expectedCalibrationError(newY, after, classes)).toBeLessThan(
      expectedCalibrationError(newY, before, classes),
    );
  });

  it('answers nothing before fit', () => {
    expect(() => new CalibratedClassifier({ makeEstimator, splitter }).predict(X)).toThrow(NotFittedError);
    expect(() => new CalibratedClassifier({ makeEstimator, splitter }).temperature).toThrow(NotFittedError);
  });
});
