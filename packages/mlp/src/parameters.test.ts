import { describe, expect, it } from 'vitest';
import { InvalidParameterError } from './mlp-error.js';
import { resolveParameters } from './parameters.js';

describe('parameters', () => {
  it('default to what scikit-learn defaults to', () => {
    expect(resolveParameters({})).toEqual({
      hiddenLayerSizes: [100],
      activation: 'relu',
      solver: 'adam',
      alpha: 0.0001,
      batchSize: 'auto',
      learningRateInit: 0.001,
      learningRate: 'constant',
      powerT: 0.5,
      momentum: 0.9,
      nesterovsMomentum: true,
      beta1: 0.9,
      beta2: 0.999,
      epsilon: 1e-8,
      maxIter: 200,
      tol: 0.0001,
      nIterNoChange: 10,
      shuffle: true,
      earlyStopping: false,
      validationFraction: 0.1,
      warmStart: false,
      classWeight: 'none',
      kernel: 'auto',
      precision: 'f64',
      seed: 0,
    });
  });

  it.each([
    [{ hiddenLayerSizes: [8, 0] }, 'hiddenLayerSizes must be an array of integers >= 1, got an array of 2'],
    [{ activation: 'toString' }, 'activation must be one of identity, logistic, relu, tanh, got "toString"'],
    [{ solver: 'lbfgs' }, 'solver must be one of adam, sgd, got "lbfgs"'],
    [{ learningRate: 0.1 }, 'learningRate must be one of constant, invscaling, adaptive, got 0.1'],
    [{ powerT: -1 }, 'powerT must be >= 0, got -1'],
    [{ momentum: 1.5 }, 'momentum must be in [0, 1], got 1.5'],
    [{ nesterovsMomentum: 1 }, 'nesterovsMomentum must be true or false, got 1'],
    [{ validationFraction: 1 }, 'validationFraction must be in (0, 1), got 1'],
    [{ earlyStopping: 'no' }, 'earlyStopping must be true or false, got "no"'],
    [{ warmStart: 0 }, 'warmStart must be true or false, got 0'],
    [
      { classWeight: { hub: 0 } },
      "classWeight must be 'none', 'balanced' or a map of labels to numbers > 0, got an object",
    ],
    [{ kernel: 'gpu' }, 'kernel must be one of auto, js, wasm, got "gpu"'],
    [{ precision: 32 }, 'precision must be one of f64, f32, got 32'],
    [{ precision: 'f32', kernel: 'js' }, 'precision must be f64 with the js kernel, got "f32"'],
    [{ alpha: -1 }, 'alpha must be >= 0, got -1'],
    [{ alpha: NaN }, 'alpha must be >= 0, got NaN'],
    [{ batchSize: 0 }, "batchSize must be 'auto' or an integer >= 1, got 0"],
    [{ learningRateInit: 0 }, 'learningRateInit must be > 0, got 0'],
    [{ beta1: 1 }, 'beta1 must be in [0, 1), got 1'],
    [{ beta2: -0.1 }, 'beta2 must be in [0, 1), got -0.1'],
    [{ epsilon: 0 }, 'epsilon must be > 0, got 0'],
    [{ maxIter: 1.5 }, 'maxIter must be an integer >= 1, got 1.5'],
    [{ tol: Infinity }, 'tol must be >= 0, got Infinity'],
    [{ nIterNoChange: 0 }, 'nIterNoChange must be an integer >= 1, got 0'],
    [{ shuffle: 'yes' }, 'shuffle must be true or false, got "yes"'],
    [{ seed: 2 ** 32 }, 'seed must be an integer in [0, 2^32), got 4294967296'],
    [{ alpha: null }, 'alpha must be >= 0, got null'],
  ])('refuse %o with the range in the message', (options, message) => {
    const resolve = () => Reflect.apply(resolveParameters, undefined, [options]);
    expect(resolve).toThrow(InvalidParameterError);
    expect(resolve).toThrow(expect.objectContaining({ message }));
  });

  it('refuse a name that is no parameter, so that a typing error does not go unnoticed', () => {
    const resolve = () => Reflect.apply(resolveParameters, undefined, [{ learningrate: 0.1 }]);
    expect(resolve).toThrow(/^parameter name must be one of hiddenLayerSizes, .*, got "learningrate"$/);
  });
});
