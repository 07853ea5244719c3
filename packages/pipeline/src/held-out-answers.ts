import { type DenseMatrix, f1Weighted, LabelEncoder, takeRows } from '@networkml/mlp';
import { deviceFolds } from './device-folds.js';
import { type DeviceRecipe, deviceEstimator } from './device-recipe.js';
import type { LabelledData } from './labelled-data.js';
import { lastHiddenLayer, noveltyDetector } from './novelty.js';

/** Which fold is next, from 0. */
export interface HeldOutProgress {
  readonly fold: number;
  readonly folds: number;
}

/** What models answer for the devices that they have not learned from, row by row. */
export interface HeldOutAnswers {
  /** The labels, sorted: the columns of the probabilities. */
  readonly classes: readonly string[];
  /** Most probable label of each row. */
  readonly labels: readonly string[];
  /** Shape [n, classes], not calibrated. */
  readonly probabilities: DenseMatrix;
  /** How far each row lies from what its model has learned; NaN where that cannot be said. */
  readonly novelties: Float64Array;
  /** Weighted F1 of each fold. */
  readonly scores: readonly number[];
}

/**
 * Cross-validates a recipe, in folds that divide the devices of each label alike and keep groups together.
 *
 * @throws `FewGroupsError` of `@networkml/mlp` for fewer groups than folds, `SmallClassError` of `@networkml/mlp` for a label with fewer devices than folds
 */
export function answersForHeldOut(
  { rows, roles: y, inputs: X }: LabelledData,
  recipe: DeviceRecipe,
  onProgress?: (progress: HeldOutProgress) => void,
): HeldOutAnswers {
  const { folds, seed } = recipe;
  const { classes } = new LabelEncoder().fit(y);
  const labels = new Array<string>(y.length).fill('');
  const probabilities = new Float64Array(y.length * classes.length);
  const novelties = new Float64Array(y.length);
  const scores: number[] = [];
  for (const { train, test } of deviceFolds(rows, folds, seed).split(y)) {
    onProgress?.({ fold: scores.length, folds });
    const known = { X: takeRows(X, train), y: labelsOf(y, train) };
    const others = takeRows(X, test);
    const model = deviceEstimator(recipe, train.length).fit(known.X, known.y);
    const distances = noveltyDetector(model, known.X, known.y)?.score(lastHiddenLayer(model, others));
    const answers = model.predictProba(others).data;
    // A label that one group alone has is not learned where that is held out.
    const columns = model.classes.map((label) => classes.indexOf(label));
    const predicted = model.predict(others);
    test.forEach((row, i) => {
      labels[row] = predicted[i];
      novelties[row] = distances?.[i] ?? Number.NaN;
      columns.forEach((column, k) => {
        probabilities[row * classes.length + column] = answers[i * columns.length + k];
      });
    });
    scores.push(f1Weighted(labelsOf(y, test), predicted));
  }
  const shape = { rows: y.length, columns: classes.length };
  return { classes, labels, probabilities: { data: probabilities, ...shape }, novelties, scores };
}

function labelsOf(y: readonly string[], rows: Int32Array): string[] {
  return Array.from(rows, (row) => y[row]);
}
