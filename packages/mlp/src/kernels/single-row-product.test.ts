import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addRow } from './single-row-product.js';

const COLUMNS = 3;
const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
// About half of the factors are zero; up to two whole lots of eight others, and a rest.
const factors = fc.array(fc.oneof(fc.constantFrom(0, -0), number), { maxLength: 40 });

it('adds a row times a matrix, term by term in order, to the last bit', () => {
  const sums = fc.array(fc.double({ min: 0.5, max: 2, noNaN: true }), {
    minLength: COLUMNS,
    maxLength: COLUMNS,
  });
  const matrices = fc.array(number, { minLength: 40 * COLUMNS, maxLength: 40 * COLUMNS });
  fc.assert(
    fc.property(factors, matrices, sums, (row, matrix, start) => {
      const out = Float64Array.from(start);
      addRow(Float64Array.from(row), 0, 1, Float64Array.from(matrix), out, 0, row.length, COLUMNS);
      const expected = start.map((sum, j) =>
        row.reduce((total, factor, k) => total + factor * matrix[k * COLUMNS + j], sum),
      );
      expect(Array.from(out).map(positiveZero)).toEqual(expected.map(positiveZero));
    }),
  );
});

it('reads every stride-th element of the row, and writes behind a start', () => {
  const out = Float64Array.of(7, 1, 2);
  addRow(Float64Array.of(9, 10, 9, 100, 9), 1, 2, Float64Array.of(1, 2, 3, 4), out, 1, 2, 2);
  expect(Array.from(out)).toEqual([7, 1 + 10 + 300, 2 + 20 + 400]);
});

/** Leaving out terms that are zero keeps a sum of -0 that adding them would turn into +0. */
function positiveZero(value: number): number {
  return value + 0;
}
