import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectWholeGroups } from '../../test-support/expect-whole-groups.js';
import { groupedLabels } from '../../test-support/grouped-labels.js';
import { FewGroupsError, InvalidParameterError, ShapeMismatchError, SmallClassError } from '../mlp-error.js';
import { StratifiedGroupKFold } from './stratified-group-k-fold.js';

/** One row a character: the label in `labels`, the group in `groups`. */
function testFolds(labels: string, groups: string, nSplits: number): number[][] {
  const folds = new StratifiedGroupKFold({ groups: [...groups], nSplits }).split([...labels]);
  return Array.from(folds, (fold) => Array.from(fold.test));
}

describe('StratifiedGroupKFold', () => {
  it('shares out the classes as evenly as whole groups allow, worked by hand', () => {
    // Counts (x, y): p (3, 0), q (0, 2), r (1, 1), s (0, 1); 4 rows of each class.
    // p varies most: to fold 0. q next: in fold 0 the shares would be (3/4, 2/4) and (0, 0), the deviations of two
    // shares being half their difference 3/8 and 2/8; in fold 1 (3/4, 0) and (0, 2/4): the same, so to the fold with
    // the fewest rows, 1. s: in fold 0 (3/4, 1/4), (0, 2/4): 3/8 and 1/8; in fold 1 (3/4, 0), (0, 3/4): 3/8, 3/8: to
    // fold 0. r: in fold 0 (4/4, 2/4), (0, 2/4): 4/8 and 0; in fold 1 (3/4, 1/4), (1/4, 3/4): 2/8 and 2/8: the same,
    // so to the fold with the fewest rows, 1.
    expect(testFolds('xxxyyxyy', 'pppqqrrs', 2)).toEqual([
      [0, 1, 2, 7],
      [3, 4, 5, 6],
    ]);
  });

  it('is perfect where groups allow it', () => {
    expect(testFolds('xyxyxyxy', 'aabbccdd', 2)).toEqual([
      [0, 1, 4, 5],
      [2, 3, 6, 7],
    ]);
  });

  it('gives the folds that scikit-learn gives', () => {
    // From StratifiedGroupKFold of scikit-learn 1.9.1, whose algorithm is that of 1.2.1.
    const labels = 'xxyzyxzzyxxyyzxyzzxyxzxyzyxx';
    const groups = 'abcdefghabcdefghiiiijjkklmnm';
    expect(testFolds(labels, groups, 3)).toEqual([
      [4, 5, 12, 13, 16, 17, 18, 19, 26],
      [0, 3, 8, 11, 20, 21, 22, 23, 24],
      [1, 2, 6, 7, 9, 10, 14, 15, 25, 27],
    ]);
  });

  it('keeps groups whole', () => {
    fc.assert(
      fc.property(groupedLabels, fc.integer({ min: 2, max: 4 }), ({ y, groups }, nSplits) => {
        fc.pre(['a', 'b', 'c'].some((label) => y.filter((other) => other === label).length >= nSplits));
        const folds = [...new StratifiedGroupKFold({ groups, nSplits }).split(y)];
        expect(folds).toHaveLength(nSplits);
        expectWholeGroups(folds, groups);
      }),
    );
  });

  it('splits every class evenly where each row is a group of its own', () => {
    const classes = fc.array(fc.constantFrom('a', 'b'), { minLength: 12, maxLength: 40 });
    fc.assert(
      fc.property(classes, fc.integer({ min: 2, max: 3 }), (y, nSplits) => {
        fc.pre(['a', 'b'].every((label) => y.filter((other) => other === label).length >= nSplits));
        const groups = y.map((_, row) => `row ${row}`);
        for (const { test } of new StratifiedGroupKFold({ groups, nSplits }).split(y)) {
          for (const label of ['a', 'b']) {
            const share = y.filter((other) => other === label).length / nSplits;
            const held = Array.from(test).filter((row) => y[row] === label).length;
            expect(Math.abs(held - share)).toBeLessThan(1);
          }
        }
      }),
    );
  });

  it('refuses too few groups, only small classes, and as many labels as there are not groups', () => {
    expect(() => testFolds('xyxy', 'aabb', 3)).toThrow(FewGroupsError);
    expect(() => testFolds('xxyy', 'abcd', 3)).toThrow(SmallClassError);
    expect(() => testFolds('x', 'ab', 2)).toThrow(ShapeMismatchError);
    expect(() => new StratifiedGroupKFold({ groups: [], nSplits: 0 })).toThrow(InvalidParameterError);
  });
});
