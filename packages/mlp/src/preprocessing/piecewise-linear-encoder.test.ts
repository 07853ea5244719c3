import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MLPClassifier } from '../classifiers/mlp-classifier.js';
import {
  InvalidInputError,
  InvalidParameterError,
  NotFittedError,
  ShapeMismatchError,
} from '../mlp-error.js';
import { toRows } from '../numeric/matrix.js';
import { PiecewiseLinearEncoder } from './piecewise-linear-encoder.js';
import { Pipeline } from './pipeline.js';

const value = fc.double({ min: -1e300, max: 1e300, noNaN: true });
const matrix = fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 4 })).chain(([n, d]) => {
  const cell = fc.oneof(value, fc.integer({ min: -3, max: 3 }));
  return fc.array(fc.array(cell, { minLength: d, maxLength: d }), { minLength: n, maxLength: n });
});
const bins = fc.integer({ min: 1, max: 8 });

describe('PiecewiseLinearEncoder', () => {
  it('has an edge at each value of a column that has few', () => {
    const encoder = new PiecewiseLinearEncoder({ bins: 2 }).fit([
      [4, 7],
      [0, 7],
      [4, 7],
      [2, 7],
    ]);
    expect(encoder.edges.map((edges) => [...edges])).toEqual([[0, 2, 4], []]);
  });

  it('has edges at the distinct quantiles of a column that has many', () => {
    // Order statistics of 0 to 10 at the shares 0, 1/4, 1/2, 3/4, 1: places 0, 2.5, 5, 7.5, 10; halves go to the even.
    const X = Array.from({ length: 11 }, (_, row) => [row ** 2, row < 8 ? 0 : row]);
    const encoder = new PiecewiseLinearEncoder({ bins: 4 }).fit(X);
    expect([...encoder.edges[0]]).toEqual([0, 4, 25, 64, 100]);
    // Four distinct values are few enough for five edges; for four, the places are 0, 3.3, 6.7 and 10.
    expect([...encoder.edges[1]]).toEqual([0, 8, 9, 10]);
    expect([...new PiecewiseLinearEncoder({ bins: 2 }).fit(X).edges[1]]).toEqual([0, 10]);
  });

  it('tells how far a number has come through each bin, less the mean', () => {
    // Edges 0, 2, 4. Rows 0, 2, 4, 4 give [0, 0], [1, 0], [1, 1], [1, 1], of which the mean is [0.75, 0.5].
    const encoder = new PiecewiseLinearEncoder().fit([[0], [2], [4], [4]]);
    expect([...encoder.mean]).toEqual([0.75, 0.5]);
    expect(toRows(encoder.transform([[3], [-1e9], [1e300]]))).toEqual([
      [0.25, 0],
      [-0.75, -0.5],
      [0.25, 0.5],
    ]);
  });

  it('leaves the mean where it is without center', () => {
    const encoder = new PiecewiseLinearEncoder({ center: false });
    expect(toRows(encoder.fitTransform([[0], [2], [4]]))).toEqual([
      [0, 0],
      [1, 0],
      [1, 1],
    ]);
  });

  it('says which input column each output belongs to; a constant one has none', () => {
    const encoder = new PiecewiseLinearEncoder().fit([
      [0, 5, 1],
      [1, 5, 2],
      [2, 5, 2],
    ]);
    expect([...encoder.inputColumns]).toEqual([0, 0, 2]);
    expect(encoder.transform([[0, 9, 1]]).columns).toBe(3);
    expect(encoder.transform([])).toEqual({ data: new Float64Array(0), rows: 0, columns: 3 });
  });

  it('gives fitted columns a mean of 0, and each number a place in [-1, 1]', () => {
    fc.assert(
      fc.property(matrix, bins, (X, most) => {
        const { data, rows, columns } = new PiecewiseLinearEncoder({ bins: most }).fitTransform(X);
        for (let column = 0; column < columns; column++) {
          let sum = 0;
          for (let i = column; i < data.length; i += columns) sum += data[i];
          expect(Math.abs(sum / rows)).toBeLessThan(1e-12);
        }
        expect(data.every((number) => number >= -1 && number <= 1)).toBe(true);
      }),
    );
  });

  it('rises with the number: the sum of a column’s outputs never falls, and is 0 and all bins at the ends', () => {
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 2, maxLength: 30 }),
        bins,
        value,
        value,
        (column, most, a, b) => {
          fc.pre(new Set(column.map((number) => number + 0)).size > 1);
          const encoder = new PiecewiseLinearEncoder({ bins: most, center: false }).fit(
            column.map((x) => [x]),
          );
          const progress = (x: number) => encoder.transform([[x]]).data.reduce((sum, part) => sum + part, 0);
          expect(progress(Math.min(a, b))).toBeLessThanOrEqual(progress(Math.max(a, b)));
          expect(progress(Math.min(...column))).toBe(0);
          expect(progress(Math.max(...column))).toBe(encoder.edges[0].length - 1);
          expect(encoder.edges[0].length).toBeLessThanOrEqual(most + 1);
        },
      ),
    );
  });

  it('encodes as before once its state is read', () => {
    fc.assert(
      fc.property(matrix, bins, fc.boolean(), (X, most, center) => {
        const encoder = new PiecewiseLinearEncoder({ bins: most, center }).fit(X);
        const read = PiecewiseLinearEncoder.fromState(encoder.options, encoder.state);
        expect(read.transform(X)).toEqual(encoder.transform(X));
      }),
    );
  });

  it('stands where the scaler stands in a pipeline', () => {
    const X = Array.from({ length: 30 }, (_, row) => [row % 3 === 1 ? 1e9 : row % 3, 1]);
    const y = X.map((_, row) => (row % 3 === 1 ? 'odd' : 'even'));
    const model = new Pipeline({
      scaler: new PiecewiseLinearEncoder(),
      classifier: new MLPClassifier({ hiddenLayerSizes: [], learningRateInit: 0.1 }),
    }).fit(X, y);
    expect(model.score(X, y)).toBe(1);
    expect(model.scaler.edges[0]).toHaveLength(3);
  });

  it('refuses wrong options, data and states', () => {
    for (const wrong of [0, 1.5, Number.NaN]) {
      expect(() => new PiecewiseLinearEncoder({ bins: wrong })).toThrow(InvalidParameterError);
    }
    expect(() => new PiecewiseLinearEncoder().transform([[1]])).toThrow(NotFittedError);
    expect(() => new PiecewiseLinearEncoder().fit([])).toThrow(InvalidInputError);
    expect(() => new PiecewiseLinearEncoder().fit([[-1.7e308], [1.7e308]])).toThrow(InvalidInputError);
    expect(() => new PiecewiseLinearEncoder().fit([[1], [2]]).transform([[1, 2]])).toThrow(
      ShapeMismatchError,
    );
    const state = (edges: readonly number[], mean: readonly number[]) => () =>
      PiecewiseLinearEncoder.fromState(
        { bins: 2 },
        { edges: [Float64Array.from(edges)], mean: Float64Array.from(mean) },
      );
    expect(state([0, 1], [0.5])).not.toThrow();
    expect(state([0, 1], [])).toThrow(ShapeMismatchError);
    expect(state([0, 1], [1.5])).toThrow(InvalidInputError);
    for (const edges of [[0], [1, 0], [0, 0], [0, Number.NaN], [0, Number.POSITIVE_INFINITY], [0, 1, 2, 3]]) {
      expect(state(edges, [0.5])).toThrow(InvalidInputError);
    }
  });
});
