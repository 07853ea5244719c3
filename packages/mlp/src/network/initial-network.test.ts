import { describe, expect, it } from 'vitest';
import { Random } from '../numeric/random.js';
import { initialNetwork } from './initial-network.js';

describe('initial weights and biases', () => {
  it.each([
    ['relu', 6],
    ['logistic', 2],
  ] as const)('of %s fill the range of Glorot and Bengio with factor %i', (activation, factor) => {
    const { coefs, intercepts } = initialNetwork([30, 20, 5], activation, new Random(0));
    [30 + 20, 20 + 5].forEach((fans, layer) => {
      const bound = Math.sqrt(factor / fans);
      const values = [...coefs[layer].data, ...intercepts[layer]];
      expect(Math.max(...values.map(Math.abs))).toBeLessThanOrEqual(bound);
      expect(Math.max(...values)).toBeGreaterThan(0.9 * bound);
      expect(Math.min(...values)).toBeLessThan(-0.9 * bound);
    });
  });
});
