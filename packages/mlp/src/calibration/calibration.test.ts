import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distribution, labelledDistributions } from '../../test-support/distribution.js';
import { expectedCalibrationError } from '../metrics/expected-calibration-error.js';
import { logLoss } from '../metrics/log-loss.js';
import { InvalidInputError, InvalidParameterError, ShapeMismatchError } from '../mlp-error.js';
import { toRows } from '../numeric/matrix.js';
import { fitTemperature, scaleTemperature } from './calibration.js';

const classes = ['a', 'b', 'c'];
const temperatures = fc.double({ min: 0.05, max: 20, noNaN: true });

describe('probabilities that are too confident, worked by hand', () => {
  // Four times 9 to 1, but right only three times of four, which is 3 to 1: odds of 9 ** (1 / 2).
  const yTrue = ['yes', 'yes', 'yes', 'no'];
  const probabilities = yTrue.map(() => [0.1, 0.9]);
  const temperature = fitTemperature(yTrue, probabilities, ['no', 'yes']);
  const scaled = scaleTemperature(probabilities, temperature);

  it('have a temperature above 1', () => {
    expect(temperature).toBeCloseTo(2, 12);
  });

  it('are as often right as they say after scaling', () => {
    for (const [no, yes] of toRows(scaled)) {
      expect(no).toBeCloseTo(1 / 4, 12);
      expect(yes).toBeCloseTo(3 / 4, 12);
    }
    expect(expectedCalibrationError(yTrue, probabilities, ['no', 'yes'])).toBeCloseTo(0.15, 12);
    expect(expectedCalibrationError(yTrue, scaled, ['no', 'yes'])).toBeCloseTo(0, 12);
  });

  it('have a smaller log-loss then', () => {
    const before = -(3 * Math.log(0.9) + Math.log(0.1)) / 4;
    const after = -(3 * Math.log(0.75) + Math.log(0.25)) / 4;
    expect(logLoss(yTrue, probabilities, ['no', 'yes'])).toBeCloseTo(before, 12);
    expect(logLoss(yTrue, scaled, ['no', 'yes'])).toBeCloseTo(after, 12);
    expect(after).toBeLessThan(before);
  });
});

describe('the fitted temperature', () => {
  it('has the least log-loss of all temperatures in the range', () => {
    // Without probabilities of 0: those stay 0, and the log-loss cuts them off.
    const rows = labelledDistributions.map(({ yTrue, probabilities }) => ({
      yTrue,
      probabilities: probabilities.map((row) => row.map((value) => 0.999 * value + 0.001 / 3)),
    }));
    fc.assert(
      fc.property(rows, temperatures, ({ yTrue, probabilities }, other) => {
        const fitted = fitTemperature(yTrue, probabilities, classes);
        const lossAt = (temperature: number) =>
          logLoss(yTrue, scaleTemperature(probabilities, temperature), classes);
        expect(lossAt(fitted)).toBeLessThanOrEqual(lossAt(other) + 1e-9);
        expect(lossAt(fitted)).toBeLessThanOrEqual(lossAt(1) + 1e-9);
      }),
    );
  });

  it('is the lowest where every row is right and the highest where every row is wrong', () => {
    expect(fitTemperature(['a'], [[0.5, 0.3, 0.2]], classes)).toBeCloseTo(0.05, 12);
    expect(fitTemperature(['c'], [[0.5, 0.3, 0.2]], classes)).toBeCloseTo(20, 9);
  });

  it('does not depend on rows whose true class has probability 0, and needs one of another', () => {
    const yTrue = ['a', 'a', 'b'];
    const probabilities = [
      [0.6, 0.4, 0],
      [0.6, 0.4, 0],
      [0.6, 0.4, 0],
    ];
    const withUnseen = fitTemperature([...yTrue, 'c'], [...probabilities, [0.5, 0.5, 0]], classes);
    expect(withUnseen).toBe(fitTemperature(yTrue, probabilities, classes));
    expect(() => fitTemperature(['c'], [[0.5, 0.5, 0]], classes)).toThrow(InvalidInputError);
  });

  it('refuses labels of different number', () => {
    expect(() => fitTemperature(['a'], [], classes)).toThrow(ShapeMismatchError);
  });
});

describe('scaling by a temperature', () => {
  it('never changes which class is the most probable one, and gives distributions', () => {
    fc.assert(
      fc.property(distribution(5), temperatures, (probabilities, temperature) => {
        const [scaled] = toRows(scaleTemperature([probabilities], temperature));
        const winner = (row: readonly number[]) => row.indexOf(Math.max(...row));
        expect(winner(scaled)).toBe(winner(probabilities));
        expect(scaled.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
      }),
    );
  });

  it('leaves no class above the most probable one, however near they are', () => {
    const row = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(
        row.filter((values) => values.some((value) => value > 0)),
        temperatures,
        (values, temperature) => {
          const [scaled] = toRows(scaleTemperature([values], temperature));
          expect(scaled[values.indexOf(Math.max(...values))]).toBe(Math.max(...scaled));
        },
      ),
    );
  });

  it('changes nothing at 1, and two scalings are one by their product', () => {
    fc.assert(
      fc.property(
        distribution(4),
        fc.double({ min: 0.5, max: 4, noNaN: true }),
        (probabilities, temperature) => {
          const once = scaleTemperature([probabilities], 2 * temperature).data;
          const twice = scaleTemperature(scaleTemperature([probabilities], 2), temperature).data;
          const same = scaleTemperature([probabilities], 1).data;
          probabilities.forEach((value, i) => {
            expect(same[i]).toBeCloseTo(value, 12);
            expect(twice[i]).toBeCloseTo(once[i], 12);
          });
        },
      ),
    );
  });

  it.each([0, -1, NaN, Infinity])('refuses a temperature of %d', (temperature) => {
    expect(() => scaleTemperature([[1, 0]], temperature)).toThrow(InvalidParameterError);
  });

  it('refuses rows that cannot be probabilities', () => {
    expect(() => scaleTemperature([[0, 0]], 1)).toThrow(InvalidInputError);
    expect(() => scaleTemperature([[2, -1]], 1)).toThrow(InvalidInputError);
  });
});
