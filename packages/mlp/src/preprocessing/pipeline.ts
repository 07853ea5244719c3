import type { Classifier, FitOptions, Transformer } from '../classifiers/estimator.js';
import { type DenseMatrix, type MatrixLike, toDense } from '../numeric/matrix.js';

/**
 * A scaler and a classifier as one classifier: both are fitted on the same rows, so that in cross-validation the
 * scaler never sees the rows of the test fold.
 *
 * @public
 */
export class Pipeline<S extends Transformer = Transformer, C extends Classifier = Classifier>
  implements Classifier
{
  readonly scaler: S;
  readonly classifier: C;

  constructor(steps: { readonly scaler: S; readonly classifier: C }) {
    this.scaler = steps.scaler;
    this.classifier = steps.classifier;
  }

  get classes(): readonly string[] {
    return this.classifier.classes;
  }

  fit(X: MatrixLike, y: readonly string[], options: FitOptions = {}): this {
    const dense = toDense(X);
    this.classifier.fit(this.scaler.fit(dense).transform(dense), y, options);
    return this;
  }

  predict(X: MatrixLike): string[] {
    return this.classifier.predict(this.scaler.transform(X));
  }

  predictProba(X: MatrixLike): DenseMatrix {
    return this.classifier.predictProba(this.scaler.transform(X));
  }

  score(X: MatrixLike, y: readonly string[]): number {
    return this.classifier.score(this.scaler.transform(X), y);
  }
}
