import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelledDistributions } from '../../test-support/distribution.js';
import { ShapeMismatchError, SingleClassError } from '../mlp-error.js';
import { rocAuc } from './roc-auc.js';

const classes = ['a', 'b', 'c'];

describe('rocAuc', () => {
  it('is the share of pairs that are in the right order, a tie being half a pair', () => {
    const told = [0.8, 0.5, 0.5, 0.2];
    const probabilities = told.map((value) => [value, 1 - value]);
    // yes: 0.8 before 0.5 and 0.2, 0.5 ties with 0.5 and comes before 0.2: (2 + 1.5) of 4 pairs
    expect(rocAuc(['yes', 'yes', 'no', 'no'], probabilities, ['yes', 'no'], 'macro')).toBe(3.5 / 4);
  });

  it('averages the classes plainly or by their true rows', () => {
    const yTrue = ['a', 'a', 'b', 'c'];
    const probabilities = [
      [0.5, 0.25, 0.25],
      [0.25, 0.5, 0.25],
      [0.375, 0.375, 0.25],
      [0, 0, 1],
    ];
    // a: 0.5 before both, 0.25 before one of two: 3/4; b: 0.375 before 0.25 and 0, not before 0.5: 2/3; c: all, 1
    expect(rocAuc(yTrue, probabilities, classes, 'macro')).toBeCloseTo((3 / 4 + 2 / 3 + 1) / 3, 15);
    expect(rocAuc(yTrue, probabilities, classes, 'weighted')).toBeCloseTo((2 * (3 / 4) + 2 / 3 + 1) / 4, 15);
  });

  it('leaves out a class without rows, and refuses rows of one class', () => {
    const probabilities = [
      [0.75, 0.25, 0],
      [0.25, 0.5, 0.25],
    ];
    expect(rocAuc(['a', 'b'], probabilities, classes, 'macro')).toBe(1);
    expect(() => rocAuc(['a', 'a'], probabilities, classes, 'macro')).toThrow(SingleClassError);
  });

  it('is 0 for no rows and refuses labels of different number', () => {
    expect(rocAuc([], [], classes, 'macro')).toBe(0);
    expect(() => rocAuc(['a'], [], classes, 'macro')).toThrow(ShapeMismatchError);
  });

  const cases = labelledDistributions.filter(({ yTrue }) => new Set(yTrue).size > 1);

  it('is what counting every pair gives', () => {
    fc.assert(
      fc.property(cases, ({ yTrue, probabilities }) => {
        const areas = classes
          .filter((label) => yTrue.some((truth) => truth === label))
          .map((label) => {
            const column = classes.indexOf(label);
            const score = (row: number) => probabilities[row][column];
            const rows = yTrue.map((_, row) => row);
            const pairs = rows
              .filter((row) => yTrue[row] === label)
              .flatMap((member) =>
                rows.filter((row) => yTrue[row] !== label).map((other) => score(member) - score(other)),
              );
            const points = pairs.map((difference) => (Math.sign(difference) + 1) / 2);
            return points.reduce((sum, point) => sum + point, 0) / points.length;
          });
        const mean = areas.reduce((sum, area) => sum + area, 0) / areas.length;
        expect(rocAuc(yTrue, probabilities, classes, 'macro')).toBeCloseTo(mean, 12);
      }),
    );
  });
});
