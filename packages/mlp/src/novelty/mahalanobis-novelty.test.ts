import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  InvalidInputError,
  InvalidParameterError,
  NotFittedError,
  ShapeMismatchError,
} from '../mlp-error.js';
import { MahalanobisNovelty } from './mahalanobis-novelty.js';

/** Within each class the rows differ from its mean by (1, 0), (-1, 0), (0, 2) and (0, -2). */
const cross = (x: number, y: number) => [
  [x + 1, y],
  [x - 1, y],
  [x, y + 2],
  [x, y - 2],
];

describe('MahalanobisNovelty', () => {
  it('measures from the nearest class mean by the covariance within classes', () => {
    // Two crosses around (0, 0) and (10, 0): variances 2/4 and 8/4, mean 1.25. Shrunk by 0.2 they are 0.65 and 1.85.
    const X = [...cross(0, 0), ...cross(10, 0)];
    const y = X.map((_, row) => (row < 4 ? 'a' : 'b'));
    const detector = new MahalanobisNovelty({ shrinkage: 0.2 }).fit(X, y);
    expect(Array.from(detector.state.means.data)).toEqual([0, 0, 10, 0]);
    const [mean, right, above] = detector.score([
      [0, 0],
      [13, 0],
      [0, 3],
    ]);
    expect(mean).toBe(0);
    expect(right).toBeCloseTo(3 / Math.sqrt(0.65), 12);
    expect(above).toBeCloseTo(3 / Math.sqrt(1.85), 12);
  });

  it('shrinks as Ledoit and Wolf say', () => {
    // Of one cross (n = 4): squared covariance 0.25 + 4 = 4.25, rows of squared lengths 1, 1, 4, 4, so the mean fourth
    // moment is 34 / 4. Error (8.5 - 4.25) / 4 = 1.0625, distance from the identity 4.25 - 2 * 1.25^2 = 1.125: 17/18.
    const detector = new MahalanobisNovelty().fit(cross(5, 5), ['a', 'a', 'a', 'a']);
    const [right] = detector.score([[6, 5]]);
    expect(right).toBeCloseTo(1 / Math.sqrt((1 / 18) * 0.5 + (17 / 18) * 1.25), 12);
  });

  it('gives the same scores if all is turned, shifted and made larger alike', () => {
    const number = fc.double({ min: -10, max: 10, noNaN: true });
    const cases = fc.record({
      rows: fc.array(fc.tuple(number, number, fc.constantFrom('a', 'b')), { minLength: 6, maxLength: 20 }),
      row: fc.tuple(number, number),
      angle: fc.double({ min: 0, max: 6, noNaN: true }),
      shift: number,
      factor: fc.double({ min: 0.1, max: 10, noNaN: true }),
      shrinkage: fc.constantFrom('ledoit-wolf' as const, 0.3),
    });
    fc.assert(
      fc.property(cases, ({ rows, row, angle, shift, factor, shrinkage }) => {
        const [cos, sin] = [Math.cos(angle) * factor, Math.sin(angle) * factor];
        const moved = ([x, y]: readonly number[]) => [cos * x - sin * y + shift, sin * x + cos * y - shift];
        // Rows that differ for sure.
        const X = [...cross(0, 0), ...rows.map(([x, y]) => [x, y])];
        const labels = [...'aaaa', ...rows.map(([, , label]) => label)];
        const [score] = new MahalanobisNovelty({ shrinkage }).fit(X, labels).score([row]);
        const [same] = new MahalanobisNovelty({ shrinkage }).fit(X.map(moved), labels).score([moved(row)]);
        expect(Math.abs(same - score)).toBeLessThan(1e-6 * (1 + score));
      }),
    );
  });

  it('grows on the way out, and is infinite where numbers end', () => {
    const detector = new MahalanobisNovelty().fit(cross(0, 0), [...'aaaa']);
    const scores = detector.score([
      [1, 1],
      [2, 2],
      [1e308, -1e308],
    ]);
    expect(scores[1]).toBeCloseTo(2 * scores[0], 12);
    expect(scores[2]).toBe(Infinity);
    expect(detector.score([])).toEqual(new Float64Array(0));
  });

  it('refuses wrong options, data and states', () => {
    for (const shrinkage of [0, 1.1, Number.NaN]) {
      expect(() => new MahalanobisNovelty({ shrinkage })).toThrow(InvalidParameterError);
    }
    const detector = new MahalanobisNovelty();
    expect(() => detector.score([[1]])).toThrow(NotFittedError);
    expect(() => detector.fit([], [])).toThrow(InvalidInputError);
    expect(() => detector.fit([[1], [2]], ['a'])).toThrow(ShapeMismatchError);
    expect(() => detector.fit([[1], [2]], ['a', 'b'])).toThrow(InvalidInputError);
    expect(() => detector.fit([[1e200], [-1e200]], ['a', 'a'])).toThrow(InvalidInputError);
    const { state } = detector.fit(cross(0, 0), [...'aaaa']);
    expect(() => detector.score([[1]])).toThrow(ShapeMismatchError);
    const read = (change: Partial<typeof state>) => () =>
      MahalanobisNovelty.fromState({}, { ...state, ...change });
    expect(read({})).not.toThrow();
    expect(read({ cholesky: new Float64Array(2) })).toThrow(ShapeMismatchError);
    expect(read({ cholesky: new Float64Array(3) })).toThrow(InvalidInputError);
    expect(read({ cholesky: Float64Array.of(1, Number.NaN, 1) })).toThrow(InvalidInputError);
    expect(read({ means: { data: new Float64Array(0), rows: 0, columns: 2 } })).toThrow(InvalidInputError);
  });
});
