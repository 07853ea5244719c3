import { confusionMatrix } from './confusion-matrix.js';

/** How often two lists of labels agree, and how often each of them names each label. */
export interface LabelAgreement {
  readonly rows: number;
  /** Rows on which both name the same label. */
  readonly hits: number;
  /** Sums over the labels of products of the two lists' counts: true by true, true by predicted and so on. */
  readonly products: { readonly true: number; readonly both: number; readonly predicted: number };
}

/** @throws {@link ShapeMismatchError} if the two differ in length. */
export function labelAgreement(yTrue: readonly string[], yPred: readonly string[]): LabelAgreement {
  const { counts } = confusionMatrix(yTrue, yPred);
  const products = { true: 0, both: 0, predicted: 0 };
  let hits = 0;
  counts.forEach((row, k) => {
    const truth = row.reduce((sum, count) => sum + count, 0);
    const predicted = counts.reduce((sum, other) => sum + other[k], 0);
    hits += row[k];
    products.true += truth * truth;
    products.both += truth * predicted;
    products.predicted += predicted * predicted;
  });
  return { rows: yTrue.length, hits, products };
}
