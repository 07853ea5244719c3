import { type Classifier, type DenseMatrix, type FitOptions, type MatrixLike, toDense } from '@networkml/mlp';

/**
 * Lets a classifier learn from the maker of a device as well: the last column of its rows is a vendor's number, which
 * becomes one column for each vendor among the rows that it is fitted on. Any other vendor is none of them.
 */
export class VendorClassifier implements Classifier {
  #vendors: readonly number[] = [];

  constructor(private readonly classifier: Classifier) {}

  get classes(): readonly string[] {
    return this.classifier.classes;
  }

  fit(X: MatrixLike, y: readonly string[], options?: FitOptions): this {
    const dense = toDense(X);
    const { data, rows, columns } = dense;
    const vendors = Array.from({ length: rows }, (_, row) => data[(row + 1) * columns - 1]);
    this.#vendors = [...new Set(vendors)].sort((a, b) => a - b);
    this.classifier.fit(this.#expanded(dense), y, options);
    return this;
  }

  predict(X: MatrixLike): string[] {
    return this.classifier.predict(this.#expanded(toDense(X)));
  }

  predictProba(X: MatrixLike): DenseMatrix {
    return this.classifier.predictProba(this.#expanded(toDense(X)));
  }

  score(X: MatrixLike, y: readonly string[]): number {
    return this.classifier.score(this.#expanded(toDense(X)), y);
  }

  #expanded({ data, rows, columns }: DenseMatrix): DenseMatrix {
    const features = columns - 1;
    const width = features + this.#vendors.length;
    const expanded = new Float64Array(rows * width);
    for (let row = 0; row < rows; row++) {
      expanded.set(data.subarray(row * columns, row * columns + features), row * width);
      const vendor = this.#vendors.indexOf(data[row * columns + features]);
      if (vendor >= 0) expanded[row * width + features + vendor] = 1;
    }
    return { data: expanded, rows, columns: width };
  }
}
