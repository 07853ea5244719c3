import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelledDistributions } from '../../test-support/distribution.js';
import { InvalidParameterError, ShapeMismatchError } from '../mlp-error.js';
import { accuracy } from './accuracy.js';
import { expectedCalibrationError } from './expected-calibration-error.js';

const classes = ['a', 'b', 'c'];

describe('expectedCalibrationError', () => {
  it('averages over the rows how far confidence and accuracy of their bin are apart', () => {
    const probabilities = [
      [0.25, 0.5, 0.25], // b, right
      [0.875, 0.125, 0], // a, right
      [0.125, 0, 0.875], // c, wrong
      [0.875, 0, 0.125], // a, wrong
    ];
    // bin [1/2, 3/4): 1 row, |1/2 - 1|; bin [3/4, 1]: 3 rows, |7/8 - 1/3|
    const expected = (1 * (1 / 2) + 3 * (7 / 8 - 1 / 3)) / 4;
    expect(expectedCalibrationError(['b', 'a', 'b', 'c'], probabilities, classes, 4)).toBeCloseTo(
      expected,
      15,
    );
  });

  it('is 0 for certainty that is right, 1 for certainty that is wrong, and 0 for no rows', () => {
    expect(expectedCalibrationError(['b'], [[0, 1, 0]], classes)).toBe(0);
    expect(expectedCalibrationError(['a'], [[0, 1, 0]], classes)).toBe(1);
    expect(expectedCalibrationError([], [], classes)).toBe(0);
  });

  it('lies in [0, 1], and with one bin it is mean confidence less accuracy; more bins find no less', () => {
    fc.assert(
      fc.property(
        labelledDistributions,
        fc.integer({ min: 1, max: 20 }),
        ({ yTrue, probabilities }, bins) => {
          const confidences = probabilities.map((row) => Math.max(...row));
          const predicted = probabilities.map((row, i) => classes[row.indexOf(confidences[i])]);
          const mean = confidences.reduce((sum, confidence) => sum + confidence, 0) / yTrue.length;
          const whole = expectedCalibrationError(yTrue, probabilities, classes, 1);
          expect(whole).toBeCloseTo(Math.abs(mean - accuracy(yTrue, predicted)), 12);
          const error = expectedCalibrationError(yTrue, probabilities, classes, bins);
          expect(error).toBeGreaterThanOrEqual(whole - 1e-12);
          expect(error).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('refuses no bins and labels of different number', () => {
    expect(() => expectedCalibrationError([], [], classes, 1.5)).toThrow(InvalidParameterError);
    expect(() => expectedCalibrationError(['a'], [], classes)).toThrow(ShapeMismatchError);
  });
});
