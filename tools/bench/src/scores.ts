import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_RECIPE, evaluateRecipe, loadModel, readLabelledData, readLabels } from '@networkml/pipeline';

const FOLDS = 10;
/** scikit-learn 1.2.1 on the original's features of the labelled devices, as the reference data reports it. */
const ORIGINAL = { accuracy: 0.95, macroF1: 0.864 };

/**
 * Cross-validates the recipe of the shipped model on its data, the search for the architecture within each fold.
 *
 * @param folder the captures of IoT SENTINEL with their `labels.csv`
 */
export async function scores(folder: string): Promise<void> {
  const { schema, options } = await loadModel();
  const path = join(folder, 'labels.csv');
  const labels = { path, entries: await readLabels(path, 'role') };
  const data = await readLabelledData([folder], {
    schema,
    options,
    labels,
  });
  const { report } = await evaluateRecipe(DEFAULT_RECIPE, data, {
    folds: FOLDS,
    jobs: availableParallelism(),
    onFold: ({ fold, score }) =>
      console.error(`fold ${fold + 1} of ${FOLDS}: weighted F1 ${score.toFixed(3)}`),
  });
  console.log(`role, ${FOLDS} stratified folds, ${report.rows} devices        accuracy  macro F1`);
  console.log(line('smart-home recipe', report.accuracy, report.macro.f1));
  console.log(line("the original's features, scikit-learn", ORIGINAL.accuracy, ORIGINAL.macroF1));
  for (const { label, f1, support } of report.classes)
    console.log(`  ${label.padEnd(20)} F1 ${f1.toFixed(3)} of ${support}`);
}

function line(name: string, accuracy: number, macroF1: number): string {
  return `${name.padEnd(46)} ${accuracy.toFixed(3)}     ${macroF1.toFixed(3)}`;
}
