import { readFileSync } from 'node:fs';
import { describeWithReferenceData, referencePath } from '@networkml/reference-data';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectWholeGroups } from '../../test-support/expect-whole-groups.js';
import { groupedLabels } from '../../test-support/grouped-labels.js';
import { FewGroupsError, InvalidParameterError, ShapeMismatchError } from '../mlp-error.js';
import { GroupKFold } from './group-k-fold.js';

function testFolds(groups: readonly string[], nSplits: number): number[][] {
  const folds = new GroupKFold({ groups, nSplits }).split(groups.map(() => 'any label'));
  return Array.from(folds, (fold) => Array.from(fold.test));
}

describe('GroupKFold', () => {
  it('gives the largest group to the fold with the fewest rows, then the next one', () => {
    // a has 4 rows: fold 0; c has 3: fold 1; b has 2: fold 1, which has 3; d has 1: fold 0, which has 4
    const groups = ['a', 'b', 'a', 'c', 'a', 'c', 'b', 'a', 'c', 'd'];
    expect(testFolds(groups, 2)).toEqual([
      [0, 2, 4, 7, 9],
      [1, 3, 5, 6, 8],
    ]);
  });

  it('begins with the last one of the groups of the same size', () => {
    expect(testFolds(['a', 'b', 'c'], 3)).toEqual([[2], [1], [0]]);
  });

  it('keeps groups whole, and folds within the size of the largest group of each other', () => {
    fc.assert(
      fc.property(groupedLabels, fc.integer({ min: 2, max: 4 }), ({ y, groups }, nSplits) => {
        const folds = [...new GroupKFold({ groups, nSplits }).split(y)];
        expect(folds).toHaveLength(nSplits);
        expectWholeGroups(folds, groups);
        const largest = Math.max(...groups.map((group) => groups.filter((other) => other === group).length));
        const sizes = folds.map(({ test }) => test.length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(largest);
        expect(Math.min(...sizes)).toBeGreaterThan(0);
      }),
    );
  });

  it('refuses fewer groups than folds, and as many labels as there are not groups', () => {
    expect(() => testFolds(['a', 'a', 'b'], 3)).toThrow(FewGroupsError);
    expect(() => testFolds(['a', 'a', 'b'], 3)).toThrow(
      'the rows belong to 2 groups, fewer than the 3 folds',
    );
    expect(() => new GroupKFold({ groups: ['a', 'b'], nSplits: 2 }).split(['x'])).toThrow(ShapeMismatchError);
    expect(() => new GroupKFold({ groups: [], nSplits: 1 })).toThrow(InvalidParameterError);
  });
});

describeWithReferenceData('the group folds of scikit-learn 1.2.1', () => {
  const file = referencePath('mlp-reference', 'scaler-splits-metrics.json');
  const { k, groups, test_folds }: { k: number; groups: number[]; test_folds: number[][] } = JSON.parse(
    readFileSync(file, 'utf8'),
  ).group_k_fold;

  it('are matched', () => {
    expect(testFolds(groups.map(String), k)).toEqual(test_folds);
  });
});
