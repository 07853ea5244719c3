import { describe, expect, it } from 'vitest';
import { SgdStepSize } from './sgd-step-size.js';

const constant = { learningRateInit: 0.5, learningRate: 'constant', powerT: 0.5 } as const;

describe('the step size of stochastic gradient descent', () => {
  it('stays when it is constant, and gives up without progress', () => {
    const stepSize = new SgdStepSize(constant);
    stepSize.endEpoch(99);
    expect(stepSize.next()).toBe(0.5);
    expect(stepSize.goesOnWithoutProgress()).toBe(false);
  });

  it('is the first one divided by a power of the rows seen with invscaling', () => {
    const stepSize = new SgdStepSize({ ...constant, learningRate: 'invscaling' });
    stepSize.endEpoch(99); // 0.5 / sqrt(100)
    stepSize.endEpoch(399); // 0.5 / sqrt(400), not on top of the one before
    expect(stepSize.next()).toBe(0.025);
    expect(stepSize.goesOnWithoutProgress()).toBe(false);
  });

  it('becomes a fifth without progress when it is adaptive, down to a millionth', () => {
    const stepSize = new SgdStepSize({ ...constant, learningRate: 'adaptive' });
    expect(stepSize.goesOnWithoutProgress()).toBe(true);
    stepSize.endEpoch(99);
    expect(stepSize.next()).toBe(0.1);
    let fifths = 1;
    while (stepSize.goesOnWithoutProgress()) fifths += 1;
    expect(fifths).toBe(9); // 0.5 / 5^8 = 1.28e-6 is left once more, for 0.5 / 5^9 = 2.6e-7
  });
});
