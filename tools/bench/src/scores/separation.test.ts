import { Random } from '@networkml/mlp';
import { describe, expect, test } from 'vitest';
import { separations } from './separation.js';

describe('features that tell two classes apart', () => {
  test('are ordered by their areas under the curve, whichever class has more', () => {
    const columns = [
      Float64Array.of(5, 5, 5, 5),
      // Of four pairs the first class has the larger value in one, and half a one is tied.
      Float64Array.of(1, 3, 2, 3),
      Float64Array.of(9, 8, 1, 2),
    ];
    const { features } = separations(columns, [0, 1]);
    expect(features).toEqual([
      { column: 2, auc: 1 },
      { column: 1, auc: 0.625 },
      { column: 0, auc: 0.5 },
    ]);
  });

  test('are no better than chance where there are many and they tell nothing', () => {
    const random = new Random(1);
    const columns = Array.from({ length: 300 }, () =>
      Float64Array.from({ length: 24 }, () => random.uniform(0, 1)),
    );
    const { features, chance } = separations(columns, [...Array(12).keys()]);
    expect(chance).toBeGreaterThan(0.75);
    expect(features[0].auc).toBeLessThan(chance);
  });
});
