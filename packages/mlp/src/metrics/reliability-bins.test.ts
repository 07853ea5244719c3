import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelledDistributions } from '../../test-support/distribution.js';
import { InvalidParameterError, ShapeMismatchError } from '../mlp-error.js';
import { accuracy } from './accuracy.js';
import { reliabilityBins } from './reliability-bins.js';

const classes = ['a', 'b', 'c'];

describe('reliabilityBins', () => {
  it('gather rows by their largest probability, each bin without its upper end but the last', () => {
    const probabilities = [
      [0.25, 0.5, 0.25], // b, right
      [0.75, 0.25, 0], // a, right
      [0.125, 0, 0.875], // c, wrong
      [1, 0, 0], // a, right
    ];
    expect(reliabilityBins(['b', 'a', 'b', 'a'], probabilities, classes, 4)).toEqual([
      { from: 0, to: 0.25, rows: 0, meanConfidence: 0, accuracy: 0 },
      { from: 0.25, to: 0.5, rows: 0, meanConfidence: 0, accuracy: 0 },
      { from: 0.5, to: 0.75, rows: 1, meanConfidence: 0.5, accuracy: 1 },
      { from: 0.75, to: 1, rows: 3, meanConfidence: 0.875, accuracy: expect.closeTo(2 / 3, 15) },
    ]);
  });

  it('hold every row once, and their hits are the accuracy', () => {
    fc.assert(
      fc.property(
        labelledDistributions,
        fc.integer({ min: 1, max: 20 }),
        ({ yTrue, probabilities }, count) => {
          const bins = reliabilityBins(yTrue, probabilities, classes, count);
          expect(bins).toHaveLength(count);
          expect(bins.reduce((sum, bin) => sum + bin.rows, 0)).toBe(yTrue.length);
          const predicted = probabilities.map((row) => classes[row.indexOf(Math.max(...row))]);
          const hits = bins.reduce((sum, bin) => sum + bin.rows * bin.accuracy, 0);
          expect(hits / yTrue.length).toBeCloseTo(accuracy(yTrue, predicted), 12);
          for (const { from, to, rows, meanConfidence } of bins.filter((bin) => bin.rows > 0)) {
            expect(rows).toBeGreaterThan(0);
            expect(meanConfidence).toBeGreaterThan(from - 1e-12);
            expect(meanConfidence).toBeLessThan(to + 1e-12);
          }
        },
      ),
    );
  });

  it('refuse to be none, and labels of different number', () => {
    expect(() => reliabilityBins([], [], classes, 0)).toThrow(InvalidParameterError);
    expect(() => reliabilityBins(['a'], [], classes)).toThrow(ShapeMismatchError);
  });
});
