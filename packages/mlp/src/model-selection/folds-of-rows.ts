import type { Fold } from './splitter.js';

/**
 * One fold after the other, each testing the rows that are assigned to it and training on all others.
 *
 * @param foldOfRow - Which fold tests the row, in [0, nSplits).
 */
export function* foldsOfRows(foldOfRow: Int32Array, nSplits: number): Generator<Fold, void, undefined> {
  for (let fold = 0; fold < nSplits; fold++) {
    const test = new Int32Array(foldOfRow.filter((f) => f === fold).length);
    const train = new Int32Array(foldOfRow.length - test.length);
    let tests = 0;
    let trains = 0;
    foldOfRow.forEach((f, row) => {
      if (f === fold) test[tests++] = row;
      else train[trains++] = row;
    });
    yield { train, test };
  }
}
