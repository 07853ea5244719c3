import type { Fold, Splitter } from '@networkml/mlp';
import type { LabelledRow } from './labelled-data.js';

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
    const wholes = [...this.rows.keys()].filter((row) => this.rows[row].firstSeconds === undefined);
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

function keyOf({ capture, device }: LabelledRow): string {
  return `${capture}\t${device}`;
}
