import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ActivationName } from '../network/activations.js';
import { initialNetwork } from '../network/initial-network.js';
import { jsOutputSums, outputSums } from '../network/network.js';
import type { Network } from '../network/weights.js';
import type { DenseMatrix } from '../numeric/matrix.js';
import { Random } from '../numeric/random.js';
import { wasmOutputSums } from './wasm-output-sums.js';

const ACTIVATIONS: readonly ActivationName[] = ['identity', 'logistic', 'relu', 'tanh'];

/** Rows of which some numbers are zero. */
function someRows(rows: number, columns: number, random: Random): DenseMatrix {
  const data = Float64Array.from({ length: rows * columns }, () => Math.max(0, random.uniform(-1, 3)));
  return { data, rows, columns };
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.doUnmock('./wasm-network.js');
  vi.resetModules();
});

/** Has a row computed until the network is copied. */
function copied(network: Network, activation: ActivationName, X: DenseMatrix): DenseMatrix {
  for (let calls = 0; calls < 1e6; calls++) {
    const sums = wasmOutputSums(network, activation, X);
    if (sums !== undefined) return sums;
  }
  throw new Error('never copied');
}

describe('the sums of rows that come one by one', () => {
  it('are the same bits once the network has been asked for so many that it is copied', () => {
    const cases = fc.record({
      units: fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 3 }),
      rows: fc.integer({ min: 1, max: 9 }),
      activation: fc.constantFrom(...ACTIVATIONS),
      seed: fc.nat(),
    });
    fc.assert(
      fc.property(cases, ({ units, rows, activation, seed }) => {
        const random = new Random(seed);
        const network = initialNetwork([301, ...units], activation, random);
        const X = someRows(rows, 301, random);
        expect(copied(network, activation, X)).toEqual(jsOutputSums(network, activation, X));
        // What is left in the batch of the rows before does not count.
        const next = someRows(rows > 1 ? rows - 1 : 2, 301, random);
        expect(wasmOutputSums(network, activation, next)).toEqual(jsOutputSums(network, activation, next));
      }),
      { numRuns: 30 },
    );
  });

  it('are those of the network and the activation that are asked for, of however many in turns', () => {
    const X = someRows(1, 200, new Random(0));
    const networks = Array.from({ length: 11 }, (_, i) =>
      initialNetwork([200, 64, 3], 'tanh', new Random(i)),
    );
    for (const network of networks) copied(network, 'tanh', X);
    for (let round = 0; round < 3; round++) {
      for (const network of networks) {
        for (const activation of ['relu', 'tanh'] as const) {
          expect(outputSums(network, activation, X)).toEqual(jsOutputSums(network, activation, X));
        }
      }
    }
  });

  it('are left to plain JavaScript for a network that is asked for few, however large it is', () => {
    const network = initialNetwork([2000, 300, 3], 'relu', new Random(1));
    const X = someRows(1, 2000, new Random(2));
    for (let calls = 0; calls < 20; calls++) expect(wasmOutputSums(network, 'relu', X)).toBeUndefined();
    expect(copied(network, 'relu', X)).toEqual(jsOutputSums(network, 'relu', X));
  });

  it('are the same for rows of which few have room at a time', () => {
    const network = initialNetwork([200_000, 2, 3], 'relu', new Random(1));
    const X = someRows(40, 200_000, new Random(2));
    expect(wasmOutputSums(network, 'relu', X)).toEqual(jsOutputSums(network, 'relu', X));
  });

  it('are none for no rows', () => {
    const network = initialNetwork([200, 64, 12], 'relu', new Random(1));
    copied(network, 'relu', someRows(1, 200, new Random(2)));
    const none = { data: new Float64Array(0), rows: 0, columns: 200 };
    expect(outputSums(network, 'relu', none)).toEqual(jsOutputSums(network, 'relu', none));
  });
});

describe('the sums of many rows', () => {
  it('are the same bits in WebAssembly, for any network and one after the other', () => {
    const cases = fc.record({
      layers: fc.array(fc.integer({ min: 1, max: 70 }), { minLength: 2, maxLength: 4 }),
      extraRows: fc.integer({ min: 0, max: 300 }),
      activation: fc.constantFrom(...ACTIVATIONS),
      seed: fc.nat(),
    });
    fc.assert(
      fc.property(cases, ({ layers: [inputs, ...units], extraRows, activation, seed }) => {
        // Enough inputs for enough products of few rows.
        const sizes = [inputs + 300, ...units];
        const random = new Random(seed);
        const network = initialNetwork(sizes, activation, random);
        const weights = network.coefs.reduce((sum, { data }) => sum + data.length, 0);
        const X = someRows(Math.ceil(2 ** 22 / weights) + extraRows, sizes[0], random);
        const sums = wasmOutputSums(network, activation, X);
        expect(sums).toBeDefined();
        expect(sums).toEqual(jsOutputSums(network, activation, X));
      }),
      { numRuns: 15 },
    );
  });

  it('are left to plain JavaScript where there are few', () => {
    const network = initialNetwork([200, 64, 12], 'relu', new Random(1));
    const X = someRows(30, 200, new Random(2));
    expect(wasmOutputSums(network, 'relu', X)).toBeUndefined();
    expect(outputSums(network, 'relu', X)).toEqual(jsOutputSums(network, 'relu', X));
  });

  it('are left to plain JavaScript where there is no WebAssembly', async () => {
    vi.stubGlobal('WebAssembly', undefined);
    vi.resetModules();
    const without = await import('./wasm-output-sums.js');
    const network = initialNetwork([200, 64, 12], 'relu', new Random(1));
    const X = someRows(1000, 200, new Random(2));
    expect(without.wasmOutputSums(network, 'relu', X)).toBeUndefined();
    expect(wasmOutputSums(network, 'relu', X)).toBeDefined();
  });

  it('are left to plain JavaScript where WebAssembly has no room for the network, and the next one is copied again', async () => {
    vi.resetModules();
    const { WasmNetwork } = await vi.importActual<typeof import('./wasm-network.js')>('./wasm-network.js');
    const large = initialNetwork([200, 64, 12], 'relu', new Random(1));
    let attempts = 0;
    vi.doMock('./wasm-network.js', () => ({
      WasmNetwork: class extends WasmNetwork {
        override hold(network: Network, activation: ActivationName): boolean {
          if (network === large) attempts += 1;
          return network !== large && super.hold(network, activation);
        }
      },
    }));
    const { wasmOutputSums: sums } = await import('./wasm-output-sums.js');
    const X = someRows(1000, 200, new Random(2));
    const small = initialNetwork([200, 64, 3], 'relu', new Random(3));
    for (let calls = 0; calls < 3; calls++) {
      expect(sums(large, 'relu', X)).toBeUndefined();
      expect(sums(small, 'relu', X)).toEqual(jsOutputSums(small, 'relu', X));
    }
    expect(attempts).toBe(1);
  });

  it('are left to plain JavaScript where there is no instance to be had', async () => {
    vi.resetModules();
    const { KernelUnavailableError } = await import('../mlp-error.js');
    vi.doMock('./wasm-network.js', () => ({
      WasmNetwork: class {
        constructor() {
          throw new KernelUnavailableError('wasm', 'no addresses left');
        }
      },
    }));
    const { wasmOutputSums: sums } = await import('./wasm-output-sums.js');
    const network = initialNetwork([200, 64, 12], 'relu', new Random(1));
    expect(sums(network, 'relu', someRows(1000, 200, new Random(2)))).toBeUndefined();
  });

  it('are computed in one instance, of however many networks', async () => {
    vi.resetModules();
    const { KernelUnavailableError } = await import('../mlp-error.js');
    const { WasmNetwork } = await vi.importActual<typeof import('./wasm-network.js')>('./wasm-network.js');
    let instances = 0;
    vi.doMock('./wasm-network.js', () => ({
      WasmNetwork: class extends WasmNetwork {
        constructor() {
          instances += 1;
          if (instances > 1) throw new KernelUnavailableError('wasm', 'no addresses left');
          super();
        }
      },
    }));
    const { wasmOutputSums: sumsOfOne } = await import('./wasm-output-sums.js');
    const X = someRows(1000, 200, new Random(2));
    for (const seed of [1, 2, 1]) {
      const network = initialNetwork([200, 64, 12], 'relu', new Random(seed));
      expect(sumsOfOne(network, 'relu', X)).toEqual(jsOutputSums(network, 'relu', X));
    }
  });
});
