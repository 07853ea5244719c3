import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MLPClassifier } from '../classifiers/mlp-classifier.js';
import { DivergedError, MlpError } from '../mlp-error.js';
import { Random } from '../numeric/random.js';
import type { MLPParameters } from '../parameters.js';

interface Shape {
  readonly rows: number;
  readonly columns: number;
  readonly classes: number;
  /** Share of the numbers that are not zero, but for every third column, which is zero in all rows. */
  readonly density: number;
}

/** Rows of uniform numbers, and labels in turns. */
function rowsOf({ rows, columns, classes, density }: Shape, seed: number): { X: number[][]; y: string[] } {
  const random = new Random(seed);
  const value = () => (random.uniform(0, 1) < density ? random.uniform(-2, 2) : 0);
  const X = Array.from({ length: rows }, () =>
    Array.from({ length: columns }, (_, j) => (j % 3 === 2 ? 0 : value())),
  );
  return { X, y: X.map((_, i) => `class ${i % classes}`) };
}

// Sizes around the block sizes of 4 rows and 4 or 8 columns.
const units = fc.integer({ min: 1, max: 17 });
const parameters = fc.record({
  hiddenLayerSizes: fc.array(units, { maxLength: 3 }),
  activation: fc.constantFrom('identity', 'logistic', 'relu', 'tanh'),
  solver: fc.constantFrom('adam', 'sgd'),
  alpha: fc.constantFrom(0, 0.0001, 0.1),
  batchSize: fc.oneof(fc.constant('auto' as const), fc.integer({ min: 1, max: 30 })),
  learningRateInit: fc.constantFrom(0.001, 0.02),
  learningRate: fc.constantFrom('constant', 'invscaling', 'adaptive'),
  nesterovsMomentum: fc.boolean(),
  momentum: fc.constantFrom(0, 0.9),
  earlyStopping: fc.boolean(),
  shuffle: fc.boolean(),
  classWeight: fc.constantFrom('none' as const, 'balanced' as const, { 'class 1': 3 }),
  seed: fc.nat(1000),
});
const density = fc.constantFrom(1, 0.06);
const data = fc
  .record({
    rows: fc.integer({ min: 10, max: 40 }),
    columns: units,
    classes: fc.constantFrom(2, 3, 9),
    density,
    seed: fc.nat(1000),
  })
  .map(({ seed, ...shape }) => rowsOf(shape, seed));

/** What was learned, or the code of the error that it ended in. */
function outcome(learn: () => MLPClassifier): unknown {
  try {
    return learn().state;
  } catch (error) {
    if (error instanceof MlpError) return error.code;
    throw error;
  }
}

describe('the kernels in 64 bits', () => {
  it('give the same bits for the same rows and parameters', () => {
    fc.assert(
      fc.property(parameters, data, (options, { X, y }) => {
        const learn = (kernel: MLPParameters['kernel']) =>
          outcome(() => new MLPClassifier({ ...options, maxIter: 4, kernel }).fit(X, y));
        expect(learn('wasm')).toEqual(learn('js'));
      }),
    );
  });

  it('give the same bits for rows that come in portions of any size', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        parameters,
        units,
        density,
        sizes,
        ({ classWeight: _, ...options }, columns, share, portions) => {
          const classes = ['class 0', 'class 1', 'class 2'];
          const learn = (kernel: MLPParameters['kernel']) =>
            outcome(() => {
              const classifier = new MLPClassifier({ ...options, earlyStopping: false, kernel });
              portions.forEach((rows, seed) => {
                const { X, y } = rowsOf({ rows, columns, classes: 3, density: share }, seed);
                classifier.partialFit(X, y, { classes });
              });
              return classifier;
            });
          expect(learn('wasm')).toEqual(learn('js'));
        },
      ),
    );
  });
});

describe('all kernels', () => {
  it('learn the biases alone where every number is zero', () => {
    const X = Array.from({ length: 23 }, () => [0, 0, 0, 0, 0]);
    const y = X.map((_, row) => (row % 3 === 0 ? 'rare' : 'frequent'));
    const fit = (options: Partial<MLPParameters>) =>
      new MLPClassifier({ hiddenLayerSizes: [9], maxIter: 20, ...options }).fit(X, y);
    const js = fit({ kernel: 'js' });
    expect(fit({ kernel: 'wasm' }).state).toEqual(js.state);
    expect(fit({ precision: 'f32' }).loss).toBeCloseTo(js.loss, 5);
  });
});

describe('the kernel in 32 bits', () => {
  it('learns what the one in 64 bits learns, but for rounding', () => {
    fc.assert(
      fc.property(parameters, data, (options, { X, y }) => {
        // Steps of the size of the gradient: Adam would blow up the rounding errors of small ones.
        const common = { ...options, solver: 'sgd', earlyStopping: false, maxIter: 3 } as const;
        const double = new MLPClassifier(common).fit(X, y);
        const single = new MLPClassifier({ ...common, precision: 'f32' }).fit(X, y);
        single.coefs.forEach(({ data: weights }, layer) => {
          weights.forEach((weight, i) => {
            expect(Math.abs(weight - double.coefs[layer].data[i])).toBeLessThan(2e-5);
          });
        });
        expect(single.loss).toBeCloseTo(double.loss, 4);
      }),
    );
  });

  it('gives weights that are numbers of 32 bits, the same ones for the same seed', () => {
    const { X, y } = rowsOf({ rows: 50, columns: 7, classes: 3, density: 1 }, 1);
    const fit = () => new MLPClassifier({ hiddenLayerSizes: [9], precision: 'f32', maxIter: 5 }).fit(X, y);
    expect(fit().state).toEqual(fit().state);
    const [{ data: weights }] = fit().coefs;
    expect(weights).toEqual(Float64Array.from(Float32Array.from(weights)));
  });
});

describe.each([
  { kernel: 'js', precision: 'f64' },
  { kernel: 'wasm', precision: 'f64' },
  { kernel: 'wasm', precision: 'f32' },
] as const)('the $kernel kernel in $precision', (options) => {
  it.each(['identity', 'relu', 'logistic', 'tanh'] as const)(
    'ends in an error if numbers explode: %s',
    (activation) => {
      const { X, y } = rowsOf({ rows: 30, columns: 5, classes: 3, density: 1 }, 1);
      const classifier = new MLPClassifier({
        ...options,
        ...{ activation, solver: 'sgd', hiddenLayerSizes: [6], learningRateInit: 1e300 },
      });
      expect(() => classifier.fit(X, y)).toThrow(DivergedError);
    },
  );
});
