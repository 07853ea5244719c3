import { foldsOfRows } from './folds-of-rows.js';
import { checkNumberOfSplits } from './number-of-splits.js';
import { rowGroups } from './row-groups.js';
import type { Fold, Splitter } from './splitter.js';

/**
 * Options of {@link GroupKFold}.
 *
 * @public
 */
export interface GroupKFoldOptions {
  /** Name of each row's group, e.g. the person or the site that it was recorded from. */
  readonly groups: readonly string[];
  /** Number of folds, 2 or more. @defaultValue `5` */
  readonly nSplits?: number | undefined;
}

/**
 * Folds of about the same number of rows, in which a group is tested as a whole and never learned from at the same
 * time. The largest group goes first, each to the fold that has the fewest rows so far: the folds of scikit-learn
 * 1.2.1. Among groups of the same size the last one, by code point, goes first; numpy leaves that order open where
 * there are more than 16 groups.
 *
 * @public
 */
export class GroupKFold implements Splitter {
  readonly nSplits: number;
  readonly #groups: readonly string[];

  /** @throws {@link InvalidParameterError} */
  constructor({ groups, nSplits = 5 }: GroupKFoldOptions) {
    checkNumberOfSplits(nSplits);
    this.nSplits = nSplits;
    this.#groups = [...groups];
  }

  /**
   * @param y - Label of each row.
   * @throws {@link ShapeMismatchError} if there are not as many labels as rows with a group.
   * @throws {@link FewGroupsError} if there are fewer groups than folds.
   * @throws {@link InvalidInputError} for a group that is not a string.
   */
  split(y: readonly string[]): Iterable<Fold> {
    const groups = rowGroups(this.#groups, y, this.nSplits);
    const sizes = new Int32Array(groups.count);
    for (const group of groups.ofRow) sizes[group] += 1;
    const largestFirst = Array.from(sizes.keys()).sort((a, b) => sizes[b] - sizes[a] || b - a);

    const rowsOfFold = new Array<number>(this.nSplits).fill(0);
    const foldOfGroup = new Int32Array(groups.count);
    for (const group of largestFirst) {
      const lightest = rowsOfFold.indexOf(Math.min(...rowsOfFold));
      rowsOfFold[lightest] += sizes[group];
      foldOfGroup[group] = lightest;
    }
    return foldsOfRows(
      groups.ofRow.map((group) => foldOfGroup[group]),
      this.nSplits,
    );
  }
}
