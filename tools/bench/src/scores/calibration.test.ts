import { Random } from '@networkml/mlp';
import { expect, test } from 'vitest';
import { calibrationError } from './calibration.js';

function answers(types: readonly string[], certainty: number) {
  const data = Float64Array.from(types.flatMap(() => [certainty, 1 - certainty]));
  return {
    classes: ['a', 'b'],
    predictions: types.map(() => 'a'),
    probabilities: { data, rows: types.length, columns: 2 },
  };
}

test('probabilities that are right as often as they say, but for a temperature, have no error', () => {
  // Three of four are right in each half; the answers claim 0.9.
  const types = ['a', 'a', 'b', 'b', 'a', 'a', 'a', 'a'];
  expect(calibrationError(answers(types, 0.9), types, [...types.keys()]).error).toBeCloseTo(0, 9);
});

test('exact probabilities are off by chance, less where there are more rows', () => {
  const random = new Random(1);
  const chances = [40, 400].map((rows) => {
    const types = Array.from({ length: rows }, () => (random.uniform(0, 1) < 0.75 ? 'a' : 'b'));
    return calibrationError(answers(types, 0.75), types, [...types.keys()]).chance;
  });
  // Twice the standard error of a share of 0.75 among 20 and 200 rows is 0.19 and 0.06; two halves are averaged.
  expect(chances[0]).toBeGreaterThan(0.1);
  expect(chances[0]).toBeLessThan(0.2);
  expect(chances[1]).toBeLessThan(0.06);
});
