import { describe, expect, it } from 'vitest';
import { Random } from '../numeric/random.js';
import type { ActivationName } from './activations.js';
import { Backpropagation } from './backpropagation.js';

describe('forward and backward pass, worked by hand', () => {
  // One row x = (1, 2) of class 0 runs through two ReLU units into three classes.
  const LN2 = Math.log(2);
  const network = new Backpropagation([2, 2, 3], 'relu').reserve(1);
  const [hidden, output] = network.layers;
  network.batch.set([1, 2]);
  hidden.coefs.set([
    // to unit 1, to unit 2
    ...[0.5, -0.5], // from x1
    ...[0.25, 0.75], // from x2
  ]);
  hidden.intercepts.set([0, -1.5]);
  output.coefs.set([
    // to class 0, 1, 2
    ...[LN2, 0, 0], // from unit 1
    ...[1, 0, 0], // from unit 2
  ]);
  output.intercepts.set([0, 0, 0]);
  const loss = network.lossAndGradient(Int32Array.of(0), 1, 0);

  it('sums inputs times weights plus bias, and ReLU switches the negative unit off', () => {
    // unit 1: 1 * 0.5 + 2 * 0.25 + 0 = 1 -> 1;  unit 2: 1 * -0.5 + 2 * 0.75 - 1.5 = -0.5 -> 0
    expect(Array.from(hidden.activations)).toEqual([1, 0]);
  });

  it('turns the sums of the last layer into probabilities', () => {
    // sums (ln 2, 0, 0), exponentials (2, 1, 1), softmax (1/2, 1/4, 1/4)
    expectClose(output.activations, [1 / 2, 1 / 4, 1 / 4]);
  });

  it('measures the loss as minus the logarithm of the true class probability', () => {
    expect(loss).toBeCloseTo(LN2, 15); // -ln(1/2)
  });

  it('starts the way back with probability minus target', () => {
    expectClose(output.deltas, [1 / 2 - 1, 1 / 4, 1 / 4]);
  });

  it('gives the last weights the product of their input and their delta', () => {
    // unit 1 put out 1, unit 2 put out 0
    expectClose(output.coefsGradient, [-1 / 2, 1 / 4, 1 / 4, 0, 0, 0]);
    expectClose(output.interceptsGradient, [-1 / 2, 1 / 4, 1 / 4]);
  });

  it('sends deltas back through the weights and stops them at the unit that was off', () => {
    // unit 1: -1/2 * ln 2;  unit 2: -1/2 * 1, but its derivative is 0
    expectClose(hidden.deltas, [-LN2 / 2, 0]);
  });

  it('gives the first weights the product of x and those deltas', () => {
    expectClose(hidden.coefsGradient, [-LN2 / 2, 0, -LN2, 0]);
    expectClose(hidden.interceptsGradient, [-LN2 / 2, 0]);
  });

  it('adds the penalty to loss and weights, and leaves the biases alone', () => {
    const squares = 0.5 ** 2 + 0.5 ** 2 + 0.25 ** 2 + 0.75 ** 2 + LN2 ** 2 + 1;
    expect(network.lossAndGradient(Int32Array.of(0), 1, 0.1)).toBeCloseTo(LN2 + 0.05 * squares, 15);
    expectClose(output.coefsGradient, [-1 / 2 + 0.1 * LN2, 1 / 4, 1 / 4, 0.1 * 1, 0, 0]);
    expectClose(output.interceptsGradient, [-1 / 2, 1 / 4, 1 / 4]);
  });
});

describe('the gradient', () => {
  const activations: ActivationName[] = ['identity', 'logistic', 'relu', 'tanh'];
  const cases = activations.flatMap((activation) => [1, 4].map((outputs) => ({ activation, outputs })));

  it.each(cases)('equals the numeric one: $activation, $outputs output units', ({ activation, outputs }) => {
    const rows = 5;
    const alpha = 0.3;
    const random = new Random(7);
    const network = new Backpropagation([3, 6, 5, outputs], activation).reserve(rows);
    const draw = () => random.uniform(-1, 1);
    network.batch.set(network.batch.map(draw));
    network.parameters.set(network.parameters.map(draw));
    network.weights.set(network.weights.map(() => random.uniform(0.1, 3)));
    const targets = Int32Array.from({ length: rows }, (_, i) => i % Math.max(outputs, 2));
    network.lossAndGradient(targets, rows, alpha);
    const analytic = network.gradient.slice();

    const h = 1e-6;
    const numeric = network.parameters.map((parameter, i) => {
      const lossAt = (value: number): number => {
        network.parameters[i] = value;
        return network.lossAndGradient(targets, rows, alpha);
      };
      const slope = (lossAt(parameter + h) - lossAt(parameter - h)) / (2 * h);
      network.parameters[i] = parameter;
      return slope;
    });
    expectClose(analytic, Array.from(numeric), 8);
  });

  it('has the same bits when columns of zeros are declared inactive instead of multiplied', () => {
    const whole = new Backpropagation([5, 4, 3], 'tanh').reserve(3);
    const shortened = new Backpropagation([5, 4, 3], 'tanh', 3).reserve(3);
    const random = new Random(1);
    const parameters = whole.parameters.map(() => random.uniform(-1, 1));
    whole.parameters.set(parameters);
    shortened.parameters.set(parameters);
    for (let row = 0; row < 3; row++) {
      const values = [random.uniform(-1, 1), random.uniform(-1, 1), random.uniform(-1, 1)];
      whole.batch.set([...values, 0, 0], row * 5);
      shortened.batch.set(values, row * 3);
    }
    const targets = Int32Array.of(0, 1, 2);
    expect(shortened.lossAndGradient(targets, 3, 0.1)).toBe(whole.lossAndGradient(targets, 3, 0.1));
    expect(shortened.gradient).toEqual(whole.gradient);
  });

  it('does not depend on rows that lie behind the batch', () => {
    const network = new Backpropagation([2, 3, 3], 'relu').reserve(4);
    const random = new Random(3);
    network.parameters.set(network.parameters.map(() => random.uniform(-1, 1)));
    network.batch.set(network.batch.map(() => random.uniform(-1, 1)));
    const targets = Int32Array.of(0, 1, 2, 0);
    network.lossAndGradient(targets, 2, 0);
    const expected = network.gradient.slice();
    network.batch.fill(NaN, 4);
    network.lossAndGradient(targets, 2, 0);
    expect(network.gradient).toEqual(expected);
  });
});

function expectClose(actual: Float64Array, expected: readonly number[], digits = 15): void {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((value, i) => {
    expect(actual[i], `element ${i}`).toBeCloseTo(value, digits);
  });
}
