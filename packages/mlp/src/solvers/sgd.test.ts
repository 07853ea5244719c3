import { describe, expect, it } from 'vitest';
import { Sgd } from './sgd.js';

const plain = { momentum: 0, nesterovsMomentum: false };

/** Where the parameter, 0 at first, is after each step of size 0.5 against these gradients. */
function path(sgd: Sgd, ...gradients: number[]): number[] {
  const parameters = new Float64Array(1);
  return gradients.map((gradient) => {
    sgd.step(parameters, Float64Array.of(gradient), 0.5);
    return parameters[0];
  });
}

describe('stochastic gradient descent', () => {
  it('steps against the gradient, by its size', () => {
    expect(path(new Sgd(1, plain), 2, -4)).toEqual([-1, 1]);
  });

  it('keeps a share of its velocity with momentum', () => {
    // velocities -0.5 * 2 = -1, then 0.5 * -1 - 0.5 * 0 = -0.5, then -0.25 - 0.5 * 1 = -0.75
    expect(path(new Sgd(1, { ...plain, momentum: 0.5 }), 2, 0, 1)).toEqual([-1, -1.5, -2.25]);
  });

  it("looks one velocity ahead with Nesterov's momentum", () => {
    const sgd = new Sgd(1, { ...plain, momentum: 0.5, nesterovsMomentum: true });
    // velocities -1, -0.5; steps 0.5 * -1 - 1 = -1.5, then 0.5 * -0.5 - 0 = -0.25
    expect(path(sgd, 2, 0)).toEqual([-1.5, -1.75]);
  });

  it('finds the bottom of a parabola', () => {
    const parameters = Float64Array.of(-3, 8);
    const sgd = new Sgd(2, { momentum: 0.9, nesterovsMomentum: true });
    for (let step = 0; step < 1000; step++) {
      sgd.step(
        parameters,
        parameters.map((parameter) => 2 * (parameter - 5)),
        0.01,
      );
    }
    expect(Array.from(parameters)).toEqual([expect.closeTo(5, 6), expect.closeTo(5, 6)]);
  });
});
