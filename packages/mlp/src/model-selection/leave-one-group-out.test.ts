import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectWholeGroups } from '../../test-support/expect-whole-groups.js';
import { groupedLabels } from '../../test-support/grouped-labels.js';
import { FewGroupsError, ShapeMismatchError } from '../mlp-error.js';
import { LeaveOneGroupOut } from './leave-one-group-out.js';

describe('LeaveOneGroupOut', () => {
  it('tests one group after the other, in the order of their names', () => {
    const splitter = new LeaveOneGroupOut({ groups: ['home', 'cafe', 'home', 'office'] });
    const folds = Array.from(splitter.split(['a', 'b', 'a', 'b']), ({ train, test }) => ({
      train: [...train],
      test: [...test],
    }));
    expect(folds).toEqual([
      { train: [0, 2, 3], test: [1] },
      { train: [1, 3], test: [0, 2] },
      { train: [0, 1, 2], test: [3] },
    ]);
  });

  it('keeps groups whole, one a fold', () => {
    fc.assert(
      fc.property(groupedLabels, ({ y, groups }) => {
        const folds = [...new LeaveOneGroupOut({ groups }).split(y)];
        expect(folds).toHaveLength(new Set(groups).size);
        expectWholeGroups(folds, groups);
      }),
    );
  });

  it('refuses a single group, and as many labels as there are not groups', () => {
    expect(() => new LeaveOneGroupOut({ groups: ['a', 'a'] }).split(['x', 'y'])).toThrow(FewGroupsError);
    expect(() => new LeaveOneGroupOut({ groups: ['a', 'b'] }).split(['x'])).toThrow(ShapeMismatchError);
  });
});
