import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  InvalidInputError,
  InvalidParameterError,
  NotFittedError,
  ShapeMismatchError,
} from '../mlp-error.js';
import {
  NearestNeighborNovelty,
  type NearestNeighborNoveltyOptions,
  type NeighborScaling,
} from './nearest-neighbor-novelty.js';

const SCALINGS: readonly NeighborScaling[] = ['none', 'unit-length', 'standard'];
const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const rows = fc.array(fc.tuple(value, value), { minLength: 5, maxLength: 20 });

describe('NearestNeighborNovelty', () => {
  it('is the distance to the k-th nearest row', () => {
    const X = [[0], [1], [5], [9]];
    const score = (neighbors: number) =>
      Array.from(new NearestNeighborNovelty({ neighbors, scaling: 'none' }).fit(X).score([[2], [20]]));
    expect(score(1)).toEqual([1, 11]);
    expect(score(2)).toEqual([2, 15]);
    expect(score(4)).toEqual([7, 20]);
  });

  it('divides rows by their length, or columns by their deviation, first', () => {
    const X = [
      [3, 4],
      [0, 0],
    ];
    const unit = new NearestNeighborNovelty({ neighbors: 1 }).fit(X);
    // (6, 8) points as (3, 4) does; (-4, 3) becomes (-0.8, 0.6), whose nearest is (0, 0), at 1.
    expect(
      Array.from(
        unit.score([
          [6, 8],
          [-4, 3],
        ]),
      ),
    ).toEqual([0, 1]);
    const standard = new NearestNeighborNovelty({ neighbors: 1, scaling: 'standard' }).fit(X);
    // Means 1.5 and 2, deviations the same: the rows become (1, 1) and (-1, -1), and (3, 0) becomes (1, -1).
    expect(Array.from(standard.score([[3, 0]]))).toEqual([2]);
  });

  it('is 0 for rows that it knows, and never falls from one neighbour to the next', () => {
    fc.assert(
      fc.property(rows, fc.tuple(value, value), fc.constantFrom(...SCALINGS), (X, row, scaling) => {
        const scoreOf = (neighbors: number) => new NearestNeighborNovelty({ neighbors, scaling }).fit(X);
        expect(
          scoreOf(1)
            .score(X)
            .every((score) => score === 0),
        ).toBe(true);
        const scores = [1, 2, 3, 4, 5].map((neighbors) => scoreOf(neighbors).score([row])[0]);
        expect(scores).toEqual([...scores].sort((a, b) => a - b));
      }),
    );
  });

  it('keeps at most so many rows, the same ones for the same seed', () => {
    const X = Array.from({ length: 50 }, (_, row) => [row]);
    const kept = (seed: number) => {
      const detector = new NearestNeighborNovelty({ neighbors: 1, maxRows: 7, scaling: 'none', seed }).fit(X);
      return Array.from(detector.state.rows.data);
    };
    expect(kept(1)).toHaveLength(7);
    expect(kept(1)).toEqual(kept(1));
    expect(kept(1)).not.toEqual(kept(2));
    expect(new Set(kept(1)).size).toBe(7);
  });

  it('measures any finite row', () => {
    for (const scaling of SCALINGS) {
      const detector = new NearestNeighborNovelty({ neighbors: 1, scaling }).fit([
        [1, 2],
        [2, 1],
      ]);
      const scores = detector.score([
        [1.7e308, -1.7e308],
        [5e-324, 0],
        [0, 0],
      ]);
      expect(scores.every((score) => score >= 0)).toBe(true);
    }
  });

  it('refuses wrong options, data and states', () => {
    const make = (options: Partial<NearestNeighborNoveltyOptions>) => () =>
      new NearestNeighborNovelty(options);
    expect(make({ neighbors: 0 })).toThrow(InvalidParameterError);
    expect(make({ neighbors: 5, maxRows: 4 })).toThrow(InvalidParameterError);
    expect(make({ seed: -1 })).toThrow(InvalidParameterError);
    expect(() => Reflect.construct(NearestNeighborNovelty, [{ scaling: 'other' }])).toThrow(
      InvalidParameterError,
    );
    const detector = new NearestNeighborNovelty({ neighbors: 2 });
    expect(() => detector.score([[1]])).toThrow(NotFittedError);
    expect(() => detector.fit([[1]])).toThrow(InvalidInputError);
    const { state } = detector.fit([[1], [2]]);
    expect(() => detector.score([[1, 2]])).toThrow(ShapeMismatchError);
    const read = (options: Partial<NearestNeighborNoveltyOptions>) => () =>
      NearestNeighborNovelty.fromState(options, state);
    expect(read({ neighbors: 2 })).not.toThrow();
    expect(read({ neighbors: 3 })).toThrow(InvalidInputError);
    expect(read({ neighbors: 2, scaling: 'standard' })).toThrow(InvalidInputError);
    const { scaler } = new NearestNeighborNovelty({ scaling: 'standard', neighbors: 1 }).fit([[1, 2]]).state;
    const mixed = { rows: state.rows, ...(scaler && { scaler }) };
    expect(() => NearestNeighborNovelty.fromState({ neighbors: 2, scaling: 'standard' }, mixed)).toThrow(
      ShapeMismatchError,
    );
    expect(() => NearestNeighborNovelty.fromState({ neighbors: 2 }, mixed)).toThrow(InvalidInputError);
  });
});
