import { describe, expect, it } from 'vitest';
import { Adam } from './adam.js';
import { AdamStepSize } from './adam-step-size.js';

const options = { learningRateInit: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };

describe('Adam', () => {
  it('takes a first step of the learning rate against the sign of the gradient, whatever its size', () => {
    const parameters = Float64Array.of(1, 1, 1);
    new Adam(3, options).step(parameters, Float64Array.of(1000, -1e-3, 0), new AdamStepSize(options).next());
    expect(Array.from(parameters)).toEqual([expect.closeTo(0.9, 6), expect.closeTo(1.1, 4), 1]);
  });

  it('follows the algorithm of the paper, worked by hand for two steps', () => {
    const parameters = Float64Array.of(0);
    const halves = { learningRateInit: 0.1, beta1: 0.5, beta2: 0.5, epsilon: 0.5 };
    const adam = new Adam(1, halves);
    const stepSize = new AdamStepSize(halves);
    // m = 1, v = 2; rate 0.1 * sqrt(0.5) / 0.5
    adam.step(parameters, Float64Array.of(2), stepSize.next());
    const first = (-0.1 * Math.sqrt(0.5)) / 0.5 / (Math.sqrt(2) + 0.5);
    expect(parameters[0]).toBeCloseTo(first, 15);
    // m = 0.5 * 1 + 0.5 * -1 = 0, so nothing moves
    adam.step(parameters, Float64Array.of(-1), stepSize.next());
    expect(parameters[0]).toBeCloseTo(first, 15);
  });

  it('finds the bottom of a parabola', () => {
    const parameters = Float64Array.of(-3, 8);
    const adam = new Adam(2, options);
    const stepSize = new AdamStepSize(options);
    for (let step = 0; step < 2000; step++) {
      adam.step(
        parameters,
        parameters.map((parameter) => 2 * (parameter - 5)),
        stepSize.next(),
      );
    }
    expect(Array.from(parameters)).toEqual([expect.closeTo(5, 6), expect.closeTo(5, 6)]);
  });
});
