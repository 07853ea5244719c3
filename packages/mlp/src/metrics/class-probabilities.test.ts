import { describe, expect, it } from 'vitest';
import { InvalidInputError, ShapeMismatchError, UnknownLabelError } from '../mlp-error.js';
import { classProbabilities } from './class-probabilities.js';

describe('true classes beside probabilities', () => {
  it('are columns, in whatever order the classes are named', () => {
    const { targets } = classProbabilities(
      ['hub', 'tv'],
      [
        [0.5, 0.5],
        [1, 0],
      ],
      ['tv', 'hub'],
    );
    expect(Array.from(targets)).toEqual([1, 0]);
  });

  it('may be none at all', () => {
    expect(classProbabilities([], [], ['hub', 'tv']).targets).toHaveLength(0);
  });

  it('must have as many rows and columns as there are labels and classes', () => {
    expect(() => classProbabilities(['hub'], [], ['hub'])).toThrow(ShapeMismatchError);
    expect(() => classProbabilities(['hub'], [[0.5, 0.5]], ['hub'])).toThrow(
      'columns of probabilities: expected 1, got 2',
    );
  });

  it('must be classes, and each class one column', () => {
    expect(() => classProbabilities(['car'], [[0.5, 0.5]], ['hub', 'tv'])).toThrow(UnknownLabelError);
    expect(() => classProbabilities(['hub'], [[0.5, 0.5]], ['hub', 'hub'])).toThrow(InvalidInputError);
  });

  it('must go with rows that are distributions', () => {
    const check = (row: number[]) => () => classProbabilities(['hub'], [row], ['hub', 'tv']);
    expect(check([1.5, -0.5])).toThrow('probabilities must be in [0, 1], got 1.5 in row 0, column 0');
    expect(check([0.5, 0.25])).toThrow('probabilities must sum to 1 in each row, row 0 sums to 0.75');
    expect(check([NaN, 1])).toThrow(InvalidInputError);
    expect(check([0.333333, 0.666666])).not.toThrow();
  });
});
