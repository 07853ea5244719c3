import {
  answerFold,
  type Classifier,
  type DenseMatrix,
  type Fold,
  type FoldAnswer,
  type FoldRunner,
  f1Weighted,
  LabelEncoder,
} from '@networkml/mlp';
import type { LabelledData } from '../../labels/labelled-data.js';
import { deviceFolds } from '../device-folds.js';
import type { FoldOptions } from '../training.js';
import { type DeviceRecipe, deviceEstimator } from './device-recipe.js';

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
 * Cross-validates a recipe, in folds that divide the devices of each label alike and keep groups together. The answers
 * are the same, bit for bit, on threads.
 *
 * @throws `FewGroupsError` of `@networkml/mlp` for fewer groups than folds, `SmallClassError` of `@networkml/mlp` for a label with fewer devices than folds
 */
export async function answersForHeldOut(
  { rows, roles: y, inputs: X }: LabelledData,
  recipe: DeviceRecipe,
  { threads, onProgress }: FoldOptions = {},
): Promise<HeldOutAnswers> {
  const { classes } = new LabelEncoder().fit(y);
  const labels = new Array<string>(y.length).fill('');
  const probabilities = new Float64Array(y.length * classes.length);
  const novelties = new Float64Array(y.length).fill(Number.NaN);
  const scores: number[] = [];
  const folds = [...deviceFolds(rows, recipe.folds, recipe.seed).split(y)];
  const work: FoldWork = { X, y, folds, makeEstimator: (fold) => deviceEstimator(recipe, fold.train.length) };
  const tell = () => {
    const [step, steps] = [scores.length, folds.length];
    if (step < steps) onProgress?.({ step, steps, next: `fold ${step + 1} of ${steps}` });
  };
  tell();
  for await (const answer of threads ? answersOn(threads, work) : answersHere(work)) {
    add(folds[scores.length], answer);
    tell();
  }
  const shape = { rows: y.length, columns: classes.length };
  return { classes, labels, probabilities: { data: probabilities, ...shape }, novelties, scores };

  function add({ test }: Fold, answer: FoldAnswer): void {
    // A label that one group alone has is not learned where that is held out.
    const columns = answer.classes.map((label) => classes.indexOf(label));
    test.forEach((row, i) => {
      labels[row] = answer.predictions[i];
      novelties[row] = answer.novelties?.[i] ?? Number.NaN;
      columns.forEach((column, k) => {
        probabilities[row * classes.length + column] = answer.probabilities.data[i * columns.length + k];
      });
    });
    const expected = Array.from(test, (row) => y[row]);
    scores.push(f1Weighted(expected, answer.predictions));
  }
}

interface FoldWork {
  readonly X: DenseMatrix;
  readonly y: readonly string[];
  readonly folds: readonly Fold[];
  readonly makeEstimator: (fold: Fold) => Classifier;
}

function answersOn(threads: FoldRunner, { X, y, folds, makeEstimator }: FoldWork): AsyncIterable<FoldAnswer> {
  const tasks = folds.map((fold) => ({ ...fold, estimator: makeEstimator(fold) }));
  return threads.answers(X, y, tasks);
}

function* answersHere({ X, y, folds, makeEstimator }: FoldWork): Generator<FoldAnswer, void, undefined> {
  for (const fold of folds) yield answerFold(makeEstimator(fold), X, y, fold);
}
