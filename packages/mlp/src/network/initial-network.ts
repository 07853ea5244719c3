import type { Random } from '../numeric/random.js';
import type { ActivationName } from './activations.js';
import type { Network } from './weights.js';

/**
 * Random weights in the range of Glorot and Bengio ("Understanding the difficulty of training deep feedforward neural
 * networks", AISTATS 2010): uniform in [-b, b) with b = sqrt(6 / (fan in + fan out)), 2 in place of 6 for the logistic
 * function. As in scikit-learn the biases are drawn from the same range as the weights.
 */
export function initialNetwork(
  layerSizes: readonly number[],
  activation: ActivationName,
  random: Random,
): Network {
  const factor = activation === 'logistic' ? 2 : 6;
  const layers = layerSizes.slice(1).map((columns, layer) => {
    const rows = layerSizes[layer];
    const bound = Math.sqrt(factor / (rows + columns));
    const draw = () => random.uniform(-bound, bound);
    const data = new Float64Array(rows * columns).map(draw);
    return { coefs: { data, rows, columns }, intercepts: new Float64Array(columns).map(draw) };
  });
  return {
    coefs: layers.map((layer) => layer.coefs),
    intercepts: layers.map((layer) => layer.intercepts),
  };
}
