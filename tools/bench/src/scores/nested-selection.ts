import { availableParallelism } from 'node:os';
import { crossValPredictOn, type FoldRunner, StratifiedKFold } from '@networkml/mlp';
import { DEVICE_RECIPE, DeviceFolds, type DeviceRecipe, deviceEstimator } from '@networkml/pipeline';
import { OURS } from './contestants.js';
import { macroF1 } from './interval.js';
import { readSentinel, type SentinelData } from './iot-sentinel.js';
import { wholeAnswers } from './protocols.js';
import { takenRows } from './rows-and-columns.js';
import { differenceLine, SCORE_HEADING, scoreLine } from './score-lines.js';
import { answersForWholes } from './whole-captures.js';

const OUTER_FOLDS = 5;
const INNER_FOLDS = 3;
const SEED = 0;

/** What is chosen from, the smaller networks first; one of them is the recipe itself. */
const CANDIDATES: readonly Pick<DeviceRecipe, 'bins' | 'hiddenLayerSizes' | 'alpha'>[] = [
  { bins: 8, hiddenLayerSizes: [64], alpha: 1 },
  { bins: 16, hiddenLayerSizes: [32], alpha: 1 },
  { bins: 16, hiddenLayerSizes: [64], alpha: 0.3 },
  { bins: 16, hiddenLayerSizes: [64], alpha: 1 },
  { bins: 16, hiddenLayerSizes: [64], alpha: 3 },
  { bins: 16, hiddenLayerSizes: [128], alpha: 1 },
  { bins: 32, hiddenLayerSizes: [64], alpha: 1 },
  { bins: 32, hiddenLayerSizes: [128], alpha: 0.3 },
];

/**
 * How optimistic the scores of the recipe are, whose parameters were chosen on the captures that it is scored on: beside
 * them the scores of what is chosen anew in each fold, from the training rows alone.
 *
 * @param folder the captures of IoT SENTINEL with their `labels.csv`
 */
export async function selectionScores(folder: string, threads: FoldRunner): Promise<void> {
  const data = await readSentinel(folder, OURS.schema, OURS.beginnings, availableParallelism());
  console.log(
    `${OURS.name}: ${CANDIDATES.length} candidates by macro F1 of types in ${INNER_FOLDS} inner folds, one network each. The recipe: ${recipeText(DEVICE_RECIPE)}`,
  );
  const folds = [...splitter(data, OUTER_FOLDS).split(data.types)];
  const chosen: DeviceRecipe[] = [];
  for (const [number, fold] of folds.entries()) {
    const scored = await innerScores(takenRows(data, fold.train), threads);
    const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
    chosen.push(best.recipe);
    console.log(`  fold ${number + 1} chooses ${recipeText(best.recipe)}`);
    for (const { recipe, score } of scored) console.log(`    ${score.toFixed(4)}  ${recipeText(recipe)}`);
  }
  const { rows, types, inputs } = data;
  const answersOf = (recipeOf: (fold: number) => DeviceRecipe) =>
    answersForWholes(
      threads,
      ({ train }, fold) => deviceEstimator(recipeOf(fold), train.length),
      { rows, labels: types, inputs },
      folds,
    );
  const nested = await answersOf((fold) => chosen[fold]);
  const fixed = await answersOf(() => DEVICE_RECIPE);
  console.log(`${OUTER_FOLDS} outer folds, ${DEVICE_RECIPE.members} networks\n${SCORE_HEADING}`);
  console.log(scoreLine('device type, chosen in each fold', nested));
  console.log(scoreLine('device type, the fixed recipe', fixed));
  console.log(differenceLine('the fixed recipe above the choice', fixed, nested));
}

/** Macro F1 of whole captures for each candidate. */
async function innerScores(
  data: SentinelData,
  threads: FoldRunner,
): Promise<{ readonly recipe: DeviceRecipe; readonly score: number }[]> {
  const scored = [];
  for (const candidate of CANDIDATES) {
    const recipe = { ...DEVICE_RECIPE, ...candidate };
    const makeEstimator = () => deviceEstimator({ ...recipe, members: 1 }, data.rows.length);
    const folds = splitter(data, INNER_FOLDS);
    const answers = await crossValPredictOn(threads, makeEstimator, data.inputs, data.types, folds);
    scored.push({ recipe, score: macroF1(wholeAnswers(answers, data)) });
  }
  return scored;
}

function splitter({ rows }: SentinelData, nSplits: number): DeviceFolds {
  return new DeviceFolds(rows, new StratifiedKFold({ nSplits, shuffle: true, seed: SEED }));
}

function recipeText({ bins, hiddenLayerSizes, alpha }: DeviceRecipe): string {
  return `${bins} bins, ${hiddenLayerSizes.join(' and ')} units, alpha ${alpha}`;
}
