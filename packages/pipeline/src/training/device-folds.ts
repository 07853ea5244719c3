import { type Fold, type Splitter, StratifiedGroupKFold, StratifiedKFold } from '@networkml/mlp';
import { isWhole, type LabelledRow } from '../labels/labelled-data.js';

/**
 * Holds out devices of captures, not rows: the beginnings of a capture go where its whole goes, so that nothing is
 * tested by what was learned from a part of it. The whole captures are divided by another splitter.
 */
export class DeviceFolds implements Splitter {
  constructor(
    private readonly rows: readonly LabelledRow[],
    private readonly splitter: Splitter,
  ) {}

  *split(y: readonly string[]): Generator<Fold, void, undefined> {
    const wholes = [...this.rows.keys()].filter((row) => isWhole(this.rows[row]));
    const groups = this.#rowsByDevice();
    const rowsOf = (indices: Int32Array): Int32Array =>
      Int32Array.from([...indices].flatMap((i) => groups.get(keyOf(this.rows[wholes[i]])) ?? [])).sort();
    for (const { train, test } of this.splitter.split(wholes.map((row) => y[row]))) {
      yield { train: rowsOf(train), test: rowsOf(test) };
    }
  }

  #rowsByDevice(): Map<string, number[]> {
    const groups = new Map<string, number[]>();
    this.rows.forEach((row, i) => {
      const group = groups.get(keyOf(row));
      if (group === undefined) groups.set(keyOf(row), [i]);
      else group.push(i);
    });
    return groups;
  }
}

/**
 * Folds that divide the devices of each label alike, and never part a group of devices where there are groups.
 *
 * @param nSplits number of folds, 2 or more
 * @param seed of the order of devices that have no groups
 */
export function deviceFolds(rows: readonly LabelledRow[], nSplits: number, seed: number): DeviceFolds {
  const groups = rows
    .filter(isWhole)
    .map(({ group }) => group)
    .filter((group) => group !== undefined);
  return new DeviceFolds(
    rows,
    groups.length === 0
      ? new StratifiedKFold({ nSplits, shuffle: true, seed })
      : new StratifiedGroupKFold({ nSplits, groups }),
  );
}

function keyOf({ capture, device }: LabelledRow): string {
  return `${capture}\t${device}`;
}
