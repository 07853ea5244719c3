import { SmallClassError } from '../mlp-error.js';
import { pairwiseSum } from '../numeric/pairwise-sum.js';
import { LabelEncoder } from '../preprocessing/label-encoder.js';
import { foldsOfRows } from './folds-of-rows.js';
import { checkNumberOfSplits } from './number-of-splits.js';
import { type RowGroups, rowGroups } from './row-groups.js';
import type { Fold, Splitter } from './splitter.js';

/**
 * Options of {@link StratifiedGroupKFold}.
 *
 * @public
 */
export interface StratifiedGroupKFoldOptions {
  /** Name of each row's group, e.g. the person or the site that it was recorded from. */
  readonly groups: readonly string[];
  /** Number of folds, 2 or more. @defaultValue `5` */
  readonly nSplits?: number | undefined;
}

/**
 * Folds in which a group is tested as a whole, and that share out each class as evenly as the groups allow. The
 * folds are those of scikit-learn 1.2.1 without shuffling: the groups whose class counts vary most go first, each
 * to the fold that makes the classes' shares vary least between folds; where that makes no difference, to the fold
 * with the fewest rows, and else to the first one.
 *
 * A class whose rows are all of one group is never learned when it is tested.
 *
 * @public
 */
export class StratifiedGroupKFold implements Splitter {
  readonly nSplits: number;
  readonly #groups: readonly string[];

  /** @throws {@link InvalidParameterError} */
  constructor({ groups, nSplits = 5 }: StratifiedGroupKFoldOptions) {
    checkNumberOfSplits(nSplits);
    this.nSplits = nSplits;
    this.#groups = [...groups];
  }

  /**
   * @param y - Label of each row.
   * @throws {@link ShapeMismatchError} if there are not as many labels as rows with a group.
   * @throws {@link FewGroupsError} if there are fewer groups than folds.
   * @throws {@link SmallClassError} if every class has fewer rows than there are folds.
   * @throws {@link InvalidInputError} for a label or group that is not a string.
   */
  split(y: readonly string[]): Iterable<Fold> {
    const groups = rowGroups(this.#groups, y, this.nSplits);
    const encoder = new LabelEncoder().fit(y);
    const countsOfGroup = countClasses(groups, encoder.transform(y), encoder.classes.length);
    const classSizes = encoder.classes.map((_, k) => sum(countsOfGroup.map((counts) => counts[k])));
    const largest = Math.max(...classSizes);
    if (largest < this.nSplits) {
      throw new SmallClassError(encoder.classes[classSizes.indexOf(largest)], largest, this.nSplits);
    }

    const spread = countsOfGroup.map(deviation);
    const mostUnevenFirst = Array.from(spread.keys()).sort((a, b) => spread[b] - spread[a] || a - b);
    const countsOfFold = Array.from({ length: this.nSplits }, () => classSizes.map(() => 0));
    const foldOfGroup = new Int32Array(groups.count);
    for (const group of mostUnevenFirst) {
      const fold = bestFold(countsOfFold, countsOfGroup[group], classSizes);
      add(countsOfFold[fold], countsOfGroup[group]);
      foldOfGroup[group] = fold;
    }
    return foldsOfRows(
      groups.ofRow.map((group) => foldOfGroup[group]),
      this.nSplits,
    );
  }
}

function countClasses({ count, ofRow }: RowGroups, targets: Int32Array, classes: number): number[][] {
  const counts = Array.from({ length: count }, () => new Array<number>(classes).fill(0));
  ofRow.forEach((group, row) => {
    counts[group][targets[row]] += 1;
  });
  return counts;
}

/** Standard deviation, with numpy's order of summation: its rounding decides between counts that are equally uneven. */
function deviation(counts: readonly number[]): number {
  const mean = sum(counts) / counts.length;
  return Math.sqrt(pairwiseSum(counts.map((count) => (count - mean) ** 2)) / counts.length);
}

function bestFold(countsOfFold: number[][], group: readonly number[], classSizes: readonly number[]): number {
  let best = { fold: 0, unevenness: Infinity, rows: Infinity };
  countsOfFold.forEach((counts, fold) => {
    const rows = sum(counts);
    const unevenness = unevennessWith(countsOfFold, fold, group, classSizes);
    const isTie = Math.abs(unevenness - best.unevenness) <= 1e-8 + 1e-5 * best.unevenness;
    if (unevenness < best.unevenness || (isTie && rows < best.rows)) best = { fold, unevenness, rows };
  });
  return best.fold;
}

/** Standard deviation between the folds of their share of a class, averaged over the classes. */
function unevennessWith(
  countsOfFold: readonly (readonly number[])[],
  changed: number,
  group: readonly number[],
  classSizes: readonly number[],
): number {
  const deviations = classSizes.map((size, k) => {
    const shares = countsOfFold.map((counts, fold) => (counts[k] + (fold === changed ? group[k] : 0)) / size);
    const mean = sum(shares) / shares.length;
    return Math.sqrt(sum(shares.map((share) => (share - mean) ** 2)) / shares.length);
  });
  return pairwiseSum(deviations) / deviations.length;
}

function add(counts: number[], more: readonly number[]): void {
  more.forEach((count, k) => {
    counts[k] += count;
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
