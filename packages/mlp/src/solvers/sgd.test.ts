import { describe, expect, it } from 'vitest';
import { Sgd } from './sgd.js';

const plain = {
  learningRateInit: 0.5,
  learningRate: 'constant',
  powerT: 0.5,
  momentum: 0,
  nesterovsMomentum: false,
} as const;

/** Where the parameter, 0 at first, is after each step against these gradients. */
function path(sgd: Sgd, ...gradients: number[]): number[] {
  const parameters = new Float64Array(1);
  return gradients.map((gradient) => {
    sgd.step(parameters, Float64Array.of(gradient));
    return parameters[0];
  });
}

describe('stochastic gradient descent', () => {
  it('steps against the gradient, by the learning rate', () => {
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

  it('keeps its rate when it is constant, and gives up without progress', () => {
    const sgd = new Sgd(1, plain);
    sgd.endEpoch(99);
    expect(path(sgd, 2)).toEqual([-1]);
    expect(sgd.goesOnWithoutProgress()).toBe(false);
  });

  it('divides its first rate by a power of the rows seen with invscaling', () => {
    const sgd = new Sgd(1, { ...plain, learningRate: 'invscaling' });
    sgd.endEpoch(99); // 0.5 / sqrt(100)
    sgd.endEpoch(399); // 0.5 / sqrt(400), not on top of the one before
    expect(path(sgd, 2)).toEqual([-0.05]);
    expect(sgd.goesOnWithoutProgress()).toBe(false);
  });

  it('goes on with a fifth of its rate without progress when it is adaptive, down to a millionth', () => {
    const sgd = new Sgd(1, { ...plain, learningRate: 'adaptive' });
    expect(sgd.goesOnWithoutProgress()).toBe(true);
    sgd.endEpoch(99);
    expect(path(sgd, 2)).toEqual([-0.2]);
    let fifths = 1;
    while (sgd.goesOnWithoutProgress()) fifths += 1;
    expect(fifths).toBe(9); // 0.5 / 5^8 = 1.28e-6 is left once more, for 0.5 / 5^9 = 2.6e-7
  });

  it('finds the bottom of a parabola', () => {
    const parameters = Float64Array.of(-3, 8);
    const sgd = new Sgd(2, { ...plain, learningRateInit: 0.01, momentum: 0.9, nesterovsMomentum: true });
    for (let step = 0; step < 1000; step++) {
      sgd.step(
        parameters,
        parameters.map((parameter) => 2 * (parameter - 5)),
      );
    }
    expect(Array.from(parameters)).toEqual([expect.closeTo(5, 6), expect.closeTo(5, 6)]);
  });
});
