import {
  answerFold,
  type DenseMatrix,
  type FoldRunner,
  type FoldTask,
  GroupKFold,
  LabelEncoder,
  Random,
} from '@networkml/mlp';
import { isWhole, type LabelledData } from '../../labels/labelled-data.js';
import type { FoldOptions } from '../training.js';
import { drawRows, groupOf } from './row-weights.js';
import { type TransferRecipe, transferEstimator } from './transfer-recipe.js';

/** What models answer for whole devices of groups that they have not learned from. */
export interface HeldOutDevices {
  /** The rows of the data that are whole devices, in their order. */
  readonly rows: Int32Array;
  /** The labels, sorted: the columns of the probabilities. */
  readonly classes: readonly string[];
  /** Shape [rows, classes], not calibrated; a label that was not learned has 0. */
  readonly probabilities: DenseMatrix;
}

/** A fold as rows of the data. */
export interface GroupFold {
  /** Rows to draw from, partial views among them. */
  readonly train: Int32Array;
  /** Whole devices. */
  readonly test: Int32Array;
}

/**
 * Folds of about as many devices each, which never part a group.
 *
 * @throws `FewGroupsError` of `@networkml/mlp` for fewer groups than folds
 */
export function groupFolds(data: LabelledData, folds: number): GroupFold[] {
  const rows = [...data.rows.keys()];
  const groups = data.rows.map(groupOf);
  return [...new GroupKFold({ groups, nSplits: folds }).split(data.roles)].map(({ train, test }) => {
    const tested = new Set(test);
    return { train, test: Int32Array.from(rows.filter((row) => tested.has(row) && isWhole(data.rows[row]))) };
  });
}

/** Lets a model answer for the whole devices of each fold that has learned from the others. */
export async function answersForGroups(
  data: LabelledData,
  weights: Float64Array,
  folds: readonly GroupFold[],
  recipe: TransferRecipe,
  { threads, onProgress }: FoldOptions = {},
): Promise<HeldOutDevices> {
  const { classes } = new LabelEncoder().fit(data.roles);
  const wholes = Int32Array.from([...data.rows.keys()].filter((row) => isWhole(data.rows[row])));
  const places = new Map(Array.from(wholes, (row, i) => [row, i]));
  const probabilities = new Float64Array(wholes.length * classes.length);
  const random = new Random(recipe.seed);
  const tasks = folds.map(({ train, test }) => ({
    estimator: transferEstimator(recipe),
    train: drawRows(train, weights, recipe.drawn, random),
    test,
  }));
  const steps = tasks.length + 1;
  let step = 0;
  onProgress?.({ step, steps, next: `fold 1 of ${tasks.length}` });
  for await (const { classes: known, probabilities: answers } of answersOf(data, tasks, threads)) {
    const columns = known.map((label) => classes.indexOf(label));
    tasks[step].test.forEach((row, i) => {
      const to = (places.get(row) ?? 0) * classes.length;
      columns.forEach((column, k) => {
        probabilities[to + column] = answers.data[i * columns.length + k];
      });
    });
    step++;
    const next = step < tasks.length ? `fold ${step + 1} of ${tasks.length}` : 'all devices';
    onProgress?.({ step, steps, next });
  }
  return {
    rows: wholes,
    classes,
    probabilities: { data: probabilities, rows: wholes.length, columns: classes.length },
  };
}

async function* answersOf(
  { inputs, roles }: LabelledData,
  tasks: readonly FoldTask[],
  threads: FoldRunner | undefined,
) {
  if (threads !== undefined) yield* threads.answers(inputs, roles, tasks);
  else for (const task of tasks) yield answerFold(task.estimator, inputs, roles, task);
}
