import { describe, expect, it } from 'vitest';
import { outputLayerOf, outputUnits } from './output-layer.js';

describe('the output layer', () => {
  it('has one logistic unit for two classes and a softmax unit a class for more', () => {
    expect([2, 3, 12].map(outputUnits)).toEqual([1, 3, 12]);
  });

  it('sums minus the logarithm of the true classes probabilities, times the weights', () => {
    const probabilities = Float64Array.of(0.5, 0.25, 0.25, 0.1, 0.1, 0.8);
    const loss = outputLayerOf(3).loss(probabilities, Int32Array.of(0, 2), Float64Array.of(1, 3), 2, 3);
    expect(loss).toBeCloseTo(-(Math.log(0.5) + 3 * Math.log(0.8)), 15);
  });

  it('takes a single unit as the probability of the second class', () => {
    const weights = Float64Array.of(1, 2);
    const loss = outputLayerOf(1).loss(Float64Array.of(0.25, 0.25), Int32Array.of(0, 1), weights, 2, 1);
    expect(loss).toBeCloseTo(-(Math.log(0.75) + 2 * Math.log(0.25)), 15);
  });

  it.each([1, 3])('charges no more than -ln(2^-52) for a probability of 0, with %i units', (units) => {
    const loss = outputLayerOf(units).loss(
      new Float64Array(units),
      Int32Array.of(1),
      Float64Array.of(1),
      1,
      units,
    );
    expect(loss).toBeCloseTo(52 * Math.LN2, 12);
  });
});
