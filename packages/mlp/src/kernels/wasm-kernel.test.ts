import { describe, expect, it } from 'vitest';
import { KernelMemoryError } from '../mlp-error.js';
import type { Network } from '../network/weights.js';
import { type MLPParameters, resolveParameters } from '../parameters.js';
import { columnsInOrder } from '../training/active-columns.js';
import { WasmKernel } from './wasm-kernel.js';

const sums = [-100, -90, -87, -20, -5, -0.7, -1e-3, 0, 1e-3, 0.7, 5, 7.9, 20, 90, 100];

/** One input, one hidden unit whose sum is the input, and one output whose probability is 1/2 at first. */
const network: Network = {
  coefs: [
    { data: Float64Array.of(1), rows: 1, columns: 1 },
    { data: Float64Array.of(0), rows: 1, columns: 1 },
  ],
  intercepts: [Float64Array.of(0), Float64Array.of(0)],
};

function oneRow(x: number) {
  return {
    X: { data: Float64Array.of(x), rows: 1, columns: 1 },
    targets: Int32Array.of(0),
    weights: Float64Array.of(1),
  };
}

function kernelFor(options: Partial<MLPParameters>): WasmKernel {
  const parameters = resolveParameters({ solver: 'sgd', momentum: 0, alpha: 0, ...options });
  return new WasmKernel(network, columnsInOrder(oneRow(0).X), parameters);
}

/** The output of the hidden unit. A step of size 2 changes its weight, 0, by twice its gradient, output times 1/2. */
function activation(options: Partial<MLPParameters>, x: number): number {
  const kernel = kernelFor(options);
  kernel.setRows(oneRow(x), 1);
  kernel.step(0, 1, 2);
  return -kernel.network().coefs[1].data[0];
}

describe('the WebAssembly kernel', () => {
  it.each([
    ['logistic', (x: number) => 1 / (1 + Math.exp(-x))],
    ['tanh', Math.tanh],
  ] as const)('computes %s in 32 bits to the last digits, of any sum', (name, exact) => {
    for (const x of sums) {
      const single = Math.fround(x);
      const error = Math.abs(activation({ activation: name, precision: 'f32' }, single) - exact(single));
      // Numbers below the normal ones of 32 bits become 0.
      expect(error, `${name}(${x})`).toBeLessThanOrEqual(4e-7 * Math.abs(exact(single)) + 2e-38);
    }
  });

  it('refuses rows for which its memory, 4 GiB at most, has no room', () => {
    const rows = { ...oneRow(0), X: { data: new Float64Array(0), rows: 2 ** 28, columns: 1 } };
    expect(() => kernelFor({}).setRows(rows, 200)).toThrow(KernelMemoryError);
    expect(() => kernelFor({}).setRows(rows, 200)).toThrow(expect.objectContaining({ rows: 2 ** 28 }));
  });

  it('keeps its weights when it gets more rows than before', () => {
    const kernel = kernelFor({});
    kernel.setRows(oneRow(0.5), 1);
    kernel.step(0, 1, 1);
    const before = kernel.network();
    const many = {
      X: { data: new Float64Array(100_000), rows: 100_000, columns: 1 },
      targets: new Int32Array(100_000),
      weights: new Float64Array(100_000).fill(1),
    };
    kernel.setRows(many, 200);
    expect(kernel.network()).toEqual(before);
  });
});
