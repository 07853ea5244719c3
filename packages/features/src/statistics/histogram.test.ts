import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Histogram } from './histogram.js';
import { summarize } from './summary.js';

const BUCKET = 2 ** -10;

function histogramOf(values: readonly number[]): Histogram {
  const histogram = new Histogram();
  for (const value of values) histogram.push(value);
  return histogram;
}

function expectClose(actual: number, expected: number, scale: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(scale);
}

test('a worked example: 2, 4, 4, 10', () => {
  expect(histogramOf([4, 10, 2, 4]).summary()).toEqual(summarize(Float64Array.of(2, 4, 4, 10)));
});

test('the quantiles of integers up to 2048 are exact', () => {
  const lengths = fc.array(fc.integer({ min: 0, max: 2048 }), { minLength: 2 });
  fc.assert(
    fc.property(lengths, (values) => {
      const { q25, median, q75, max, min } = summarize(Float64Array.from(values).sort());
      expect(histogramOf(values).summary()).toMatchObject({ q25, median, q75, max, min });
    }),
  );
});

test('the quantiles of all other numbers are known to a thousandth, the other statistics exactly', () => {
  const numbers = fc.array(
    fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((value) => (Math.abs(value) > 1e-9 ? value : 0)),
    { minLength: 2 },
  );
  fc.assert(
    fc.property(numbers, (values) => {
      const exact = summarize(Float64Array.from(values).sort());
      const approximate = histogramOf(values).summary();
      const largest = Math.max(Math.abs(exact.min), Math.abs(exact.max));
      // Interpolation is between two samples, each known to a thousandth of its own size.
      for (const key of ['q25', 'median', 'q75'] as const) {
        expectClose(approximate[key], exact[key], BUCKET * largest);
      }
      expect(approximate).toMatchObject({ count: exact.count, max: exact.max, min: exact.min });
      expectClose(approximate.average, exact.average, 1e-12 * largest);
      expectClose(approximate.total, exact.total, 1e-12 * largest * values.length);
      expectClose(approximate.variance, exact.variance, 1e-9 * largest ** 2);
    }),
  );
});

test('histograms of parts merge to that of the whole, in any order', () => {
  const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 });
  fc.assert(
    fc.property(numbers, numbers, (a, b) => {
      const whole = histogramOf([...a, ...b]).summary();
      const ab = histogramOf(a);
      ab.append(histogramOf(b));
      const ba = histogramOf(b);
      ba.append(histogramOf(a));
      for (const merged of [ab.summary(), ba.summary()]) {
        const { q25, median, q75, count, max, min } = whole;
        expect(merged).toMatchObject({ q25, median, q75, count, max, min });
        expectClose(merged.average, whole.average, 1e-9 * Math.max(Math.abs(max), Math.abs(min)));
      }
    }),
  );
});
