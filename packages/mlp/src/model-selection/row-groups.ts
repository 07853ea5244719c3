import { FewGroupsError, ShapeMismatchError } from '../mlp-error.js';
import { LabelEncoder } from '../preprocessing/label-encoder.js';

/** The groups of the rows, numbered in the order of their names' code points. */
export interface RowGroups {
  readonly count: number;
  /** Number of each row's group. */
  readonly ofRow: Int32Array;
}

/**
 * @param names - Name of each row's group.
 * @param nSplits - Folds that the groups will be dealt out to.
 * @throws {@link ShapeMismatchError} if there are not as many names as labels.
 * @throws {@link FewGroupsError} if there are fewer groups than folds.
 * @throws {@link InvalidInputError} for a name that is not a string.
 */
export function rowGroups(names: readonly string[], y: readonly string[], nSplits: number): RowGroups {
  if (names.length !== y.length) throw new ShapeMismatchError('length of groups', y.length, names.length);
  const encoder = new LabelEncoder().fit(names);
  const count = encoder.classes.length;
  if (count < nSplits) throw new FewGroupsError(count, nSplits);
  return { count, ofRow: encoder.transform(names) };
}
