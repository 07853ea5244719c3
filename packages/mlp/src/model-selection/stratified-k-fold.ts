import { InvalidParameterError, SmallClassError } from '../mlp-error.js';
import { Random } from '../numeric/random.js';
import { isSeed } from '../parameters.js';
import { foldsOfRows } from './folds-of-rows.js';
import { checkNumberOfSplits } from './number-of-splits.js';
import type { Fold, Splitter } from './splitter.js';

/**
 * Options of {@link StratifiedKFold}.
 *
 * @public
 */
export interface StratifiedKFoldOptions {
  /** Number of folds, 2 or more. @defaultValue `5` */
  readonly nSplits?: number | undefined;
  /** Whether the rows of a class are spread over the folds at random rather than in blocks. @defaultValue `false` */
  readonly shuffle?: boolean | undefined;
  /** Seed of the shuffling, an integer in [0, 2^32). @defaultValue `0` */
  readonly seed?: number | undefined;
  /**
   * What to do about a class with fewer rows than there are folds: refuse, or leave it out of some test folds, which
   * scikit-learn does with a warning. A class with a single row is then never learned when it is tested.
   * @defaultValue `'refuse'`
   */
  readonly smallClasses?: 'refuse' | 'allow' | undefined;
}

/**
 * Folds that each hold about the same share of every class. Every row is in one test fold. Without shuffling the
 * folds are exactly those of scikit-learn 1.2.1.
 *
 * @public
 */
export class StratifiedKFold implements Splitter {
  readonly nSplits: number;
  readonly shuffle: boolean;
  readonly seed: number;
  readonly smallClasses: 'refuse' | 'allow';

  /** @throws {@link InvalidParameterError} */
  constructor(options: StratifiedKFoldOptions = {}) {
    const { nSplits = 5, shuffle = false, seed = 0, smallClasses = 'refuse' } = options;
    checkNumberOfSplits(nSplits);
    if (!isSeed(seed)) throw new InvalidParameterError('seed', seed, 'be an integer in [0, 2^32)');
    this.nSplits = nSplits;
    this.shuffle = shuffle;
    this.seed = seed;
    this.smallClasses = smallClasses;
  }

  /**
   * @param y - Label of each row.
   * @throws {@link SmallClassError} for a class with fewer rows than folds; with `smallClasses: 'allow'` only if no
   * class is large enough.
   */
  split(y: readonly string[]): Iterable<Fold> {
    return foldsOfRows(this.#assign(y), this.nSplits);
  }

  #assign(y: readonly string[]): Int32Array {
    // Map keeps the order of first appearance, which is how scikit-learn numbers the classes here.
    const members = new Map<string, number>();
    for (const label of y) members.set(label, (members.get(label) ?? 0) + 1);
    this.#checkSizes(members);

    const random = new Random(this.seed);
    const foldOfRow = new Int32Array(y.length);
    let dealt = 0;
    for (const [label, count] of members) {
      // Rows sorted by class are dealt out round robin, each class going on where the one before stopped; that fixes
      // how many rows of the class each fold gets. Within the class they are then taken in blocks.
      const folds = Int32Array.from({ length: count }, (_, i) => (dealt + i) % this.nSplits).sort();
      dealt += count;
      if (this.shuffle) random.shuffle(folds);
      let next = 0;
      y.forEach((rowLabel, row) => {
        if (rowLabel === label) foldOfRow[row] = folds[next++];
      });
    }
    return foldOfRow;
  }

  #checkSizes(members: ReadonlyMap<string, number>): void {
    const small = [...members].filter(([, count]) => count < this.nSplits);
    if (small.length === 0 || (this.smallClasses === 'allow' && small.length < members.size)) return;
    const [label, count] = small.reduce((smallest, entry) => (entry[1] < smallest[1] ? entry : smallest));
    throw new SmallClassError(label, count, this.nSplits);
  }
}
