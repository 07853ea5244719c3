import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTIVATIONS, type ActivationName, logistic, softmax } from './activations.js';

function applied(activation: ActivationName, ...values: number[]): number[] {
  const array = Float64Array.from(values);
  ACTIVATIONS[activation].apply(array, array.length);
  return Array.from(array);
}

describe('activation functions', () => {
  it('identity leaves values as they are', () => {
    expect(applied('identity', -2, 0, 3)).toEqual([-2, 0, 3]);
  });

  it('relu replaces what is negative by 0', () => {
    expect(applied('relu', -2, 0, 3)).toEqual([0, 0, 3]);
  });

  it('tanh is the hyperbolic tangent', () => {
    expect(applied('tanh', 0, Math.log(2))).toEqual([0, expect.closeTo(0.6, 15)]);
  });

  it('logistic is 1 / (1 + exp(-z)) and neither overflows nor loses small probabilities', () => {
    const [zero, ln3, low, high] = applied('logistic', 0, Math.log(3), -740, 740);
    expect([zero, ln3, high]).toEqual([0.5, expect.closeTo(0.75, 15), 1]);
    expect(low).toBeGreaterThan(0);
  });

  it('change the first values only, as many as they are told', () => {
    const values = Float64Array.of(-1, -1, -1);
    ACTIVATIONS.relu.apply(values, 2);
    logistic(values, 1);
    expect(Array.from(values)).toEqual([0.5, 0, -1]);
  });
});

describe('softmax', () => {
  it('gives each row probabilities in proportion to exp', () => {
    const values = Float64Array.of(Math.log(2), 0, 0, 1, 1, 1);
    softmax(values, 2, 3);
    const expected = [1 / 2, 1 / 4, 1 / 4, 1 / 3, 1 / 3, 1 / 3];
    expect(Array.from(values)).toEqual(expected.map((value) => expect.closeTo(value, 15)));
  });

  it('is never NaN and sums to 1 for any finite row whose differences are finite', () => {
    const row = fc.array(fc.double({ noNaN: true, min: -8e307, max: 8e307 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(row, (numbers) => {
        const values = Float64Array.from(numbers);
        softmax(values, 1, values.length);
        expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
      }),
    );
  });
});
