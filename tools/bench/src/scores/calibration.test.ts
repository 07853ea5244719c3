import { expect, test } from 'vitest';
import { calibrationError } from './calibration.js';

test('probabilities that are right as often as they say, but for a temperature, have no error', () => {
  // Three of four are right in each half; the answers claim 0.9.
  const types = ['a', 'a', 'b', 'b', 'a', 'a', 'a', 'a'];
  const data = Float64Array.from(types.flatMap(() => [0.9, 0.1]));
  const answers = {
    classes: ['a', 'b'],
    predictions: types.map(() => 'a'),
    probabilities: { data, rows: 8, columns: 2 },
  };
  expect(calibrationError(answers, types, [...types.keys()])).toBeCloseTo(0, 9);
});
