import { foldsOfRows } from './folds-of-rows.js';
import { rowGroups } from './row-groups.js';
import type { Fold, Splitter } from './splitter.js';

/**
 * A fold for each group, in the order of their code points, that tests the group and trains on all others. As
 * scikit-learn's.
 *
 * @public
 */
export class LeaveOneGroupOut implements Splitter {
  readonly #groups: readonly string[];

  constructor(options: {
    /** Name of each row's group, e.g. the person or the site that it was recorded from. */
    readonly groups: readonly string[];
  }) {
    this.#groups = [...options.groups];
  }

  /**
   * @param y - Label of each row.
   * @throws {@link ShapeMismatchError} if there are not as many labels as rows with a group.
   * @throws {@link FewGroupsError} if there are not at least two groups.
   * @throws {@link InvalidInputError} for a group that is not a string.
   */
  split(y: readonly string[]): Iterable<Fold> {
    const { ofRow, count } = rowGroups(this.#groups, y, 2);
    return foldsOfRows(ofRow, count);
  }
}
