import { type Classifier, type DenseMatrix, toDense, toRows } from '@networkml/mlp';
import { expect, test } from 'vitest';
import { VendorClassifier } from './vendor-classifier.js';

/** Takes note of what it is given. */
class Witness implements Classifier {
  readonly classes = ['a'];
  readonly seen: number[][][] = [];

  fit(X: DenseMatrix): this {
    this.seen.push(toRows(X));
    return this;
  }

  predict(X: DenseMatrix): string[] {
    this.seen.push(toRows(X));
    return [];
  }

  predictProba(X: DenseMatrix): DenseMatrix {
    return X;
  }

  score(): number {
    return 0;
  }
}

test('a vendor is a column of its own if it was learned, and none otherwise', () => {
  const witness = new Witness();
  const rows = [
    [0.5, 7],
    [0.25, 3],
    [0.75, 7],
  ];
  new VendorClassifier(witness).fit(toDense(rows), ['a', 'a', 'a']).predict([
    [1, 3],
    [2, 9],
  ]);
  expect(witness.seen).toEqual([
    [
      [0.5, 0, 1],
      [0.25, 1, 0],
      [0.75, 0, 1],
    ],
    [
      [1, 1, 0],
      [2, 0, 0],
    ],
  ]);
});
