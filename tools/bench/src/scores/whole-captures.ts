import type { Classifier, DenseMatrix, Fold, FoldRunner } from '@networkml/mlp';
import type { LabelledRow } from '@networkml/pipeline';
import type { Answers } from './answers.js';

/** Rows with their labels. */
interface Labelled {
  readonly rows: readonly LabelledRow[];
  readonly labels: readonly string[];
  readonly inputs: DenseMatrix;
}

/** Whether a row is of a whole capture. */
export function isWhole({ firstSeconds }: Pick<LabelledRow, 'firstSeconds'>): boolean {
  return firstSeconds === undefined;
}

/**
 * What is answered for the whole captures of each fold's test rows, after all of its training rows were learned.
 *
 * @param makeEstimator called once a fold, with its number
 */
export async function answersForWholes(
  threads: FoldRunner,
  makeEstimator: (fold: Fold, number: number) => Classifier,
  { rows, labels, inputs }: Labelled,
  folds: readonly Fold[],
): Promise<Answers> {
  const tasks = folds.map((fold, number) => ({
    ...{ train: fold.train, test: fold.test.filter((row) => isWhole(rows[row])) },
    estimator: makeEstimator(fold, number),
  }));
  const predicted: string[] = [];
  for await (const { predictions } of threads.answers(inputs, labels, tasks)) predicted.push(...predictions);
  return { expected: tasks.flatMap(({ test }) => Array.from(test, (row) => labels[row])), predicted };
}
