import { readFileSync } from 'node:fs';
import { describeWithReferenceData, referencePath } from '@networkml/reference-data';
import fc from 'fast-check';
import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { InvalidInputError, NotFittedError, ShapeMismatchError } from '../mlp-error.js';
import { toDense, toRows } from '../numeric/matrix.js';
import { StandardScaler } from './standard-scaler.js';

describe('StandardScaler', () => {
  it('learns mean, population variance and standard deviation of each column', () => {
    const scaler = new StandardScaler().fit([
      [1, 10],
      [3, 10],
      [5, 10],
      [7, 50],
    ]);
    expect(Array.from(scaler.mean)).toEqual([4, 20]);
    expect(Array.from(scaler.variance)).toEqual([5, 300]);
    expect(Array.from(scaler.scale)).toEqual([Math.sqrt(5), Math.sqrt(300)]);
    expect(scaler.nSamplesSeen).toBe(4);
  });

  it('turns a constant column into zeros, for its scale is 1', () => {
    const scaler = new StandardScaler();
    expect(toRows(scaler.fitTransform([[5], [5]]))).toEqual([[0], [0]]);
    expect(Array.from(scaler.scale)).toEqual([1]);
  });

  it('takes a column for constant whose variance is but rounding error', () => {
    const scaler = new StandardScaler().fit(Array.from({ length: 10 }, () => [1e15 + 0.1]));
    expect(Array.from(scaler.scale)).toEqual([1]);
    const tiny = new StandardScaler().fit([[1e-160], [2e-160]]);
    expect(tiny.scale[0]).toBeGreaterThan(0);
  });

  it('keeps digits of a small variance beside a large mean', () => {
    const scaler = new StandardScaler().fit([[1e9 + 4], [1e9 + 7], [1e9 + 13], [1e9 + 16]]);
    expect(scaler.variance[0]).toBe(22.5);
  });

  const matrix = fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 5 })).chain(([n, d]) => {
    const value = fc.double({ min: -1e9, max: 1e9, noNaN: true });
    const row = fc.array(value, { minLength: d, maxLength: d });
    return fc.array(row, { minLength: n, maxLength: n });
  });

  it('is undone by inverseTransform', () => {
    fc.assert(
      fc.property(matrix, (X) => {
        const scaler = new StandardScaler();
        const back = scaler.inverseTransform(scaler.fitTransform(X));
        const largest = Math.max(1, ...X.flat().map(Math.abs));
        toDense(X).data.forEach((value, i) => {
          expect(Math.abs(back.data[i] - value)).toBeLessThanOrEqual(1e-12 * largest);
        });
      }),
    );
  });

  it('makes columns of mean 0 and variance 1, or 0 where they are constant', () => {
    const wide = fc.array(fc.tuple(fc.integer({ min: -999, max: 999 }), fc.constant(7)), { minLength: 2 });
    fc.assert(
      fc.property(wide, (X) => {
        const scaled = new Matrix(toRows(new StandardScaler().fitTransform(X)));
        const isConstant = X.every(([value]) => value === X[0][0]);
        const [first, second] = scaled.variance('column', { unbiased: false });
        expect(first).toBeCloseTo(isConstant ? 0 : 1, 9);
        expect(second).toBe(0);
        for (const mean of scaled.mean('column')) expect(mean).toBeCloseTo(0, 9);
      }),
    );
  });

  it('is the same scaler again when made from its state', () => {
    fc.assert(
      fc.property(matrix, (X) => {
        const scaler = new StandardScaler().fit(X);
        expect(StandardScaler.fromState(scaler.state).transform(X)).toEqual(scaler.transform(X));
      }),
    );
  });

  it('refuses to answer before fit, rows of other width, no rows, and a variance beyond the numbers', () => {
    expect(() => new StandardScaler().transform([[1]])).toThrow(NotFittedError);
    expect(() => new StandardScaler().fit([[1, 2]]).transform([[1]])).toThrow(ShapeMismatchError);
    expect(() => new StandardScaler().fit([])).toThrow(InvalidInputError);
    expect(() => new StandardScaler().fit([[1e200], [-1e200]])).toThrow(InvalidInputError);
  });

  it('refuses a state of uneven length, or one that would divide by 0 or by NaN', () => {
    const state = new StandardScaler().fit([[1, 2]]).state;
    const from = (scale: number[]) => StandardScaler.fromState({ ...state, scale: Float64Array.from(scale) });
    expect(() => from([1])).toThrow(ShapeMismatchError);
    expect(() => from([1, 0])).toThrow('scale must be > 0, got 0 in column 1');
    expect(() => from([NaN, 1])).toThrow(InvalidInputError);
  });
});

describeWithReferenceData('StandardScaler of scikit-learn 1.2.1', () => {
  const file = referencePath('mlp-reference', 'scaler-splits-metrics.json');
  const expected: Record<'X' | 'transformed', number[][]> & Record<'mean' | 'var' | 'scale', number[]> =
    JSON.parse(readFileSync(file, 'utf8')).standard_scaler;

  it('is matched in mean, variance, scale and scaled data', () => {
    const scaler = new StandardScaler();
    const scaled = scaler.fitTransform(expected.X);
    expectSame(scaler.mean, expected.mean);
    expectSame(scaler.variance, expected.var);
    expectSame(scaler.scale, expected.scale);
    expectSame(scaled.data, expected.transformed.flat());
  });
});

function expectSame(actual: Float64Array, expected: readonly number[]): void {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((value, i) => {
    expect(Math.abs(actual[i] - value)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(value)));
  });
}
