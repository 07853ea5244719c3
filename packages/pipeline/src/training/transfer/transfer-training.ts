import {
  classificationReport,
  f1Weighted,
  fitTemperature,
  Pipeline,
  Random,
  scaleTemperature,
  takeRows,
} from '@networkml/mlp';
import type { RoleModel } from '@networkml/models';
import { categoryOf, rankRoles } from '@networkml/roles';
import type { LabelledData } from '../../labels/labelled-data.js';
import type { FoldOptions, RecipeEvaluation, Training, TrainOptions } from '../training.js';
import { trainingCard } from '../training-card.js';
import { answersForGroups, type GroupFold, groupFolds, type HeldOutDevices } from './held-out-groups.js';
import { type HeldOutAnswer, namingRule } from './naming-thresholds.js';
import { drawRows, rowWeights } from './row-weights.js';
import { type TransferRecipe, transferEstimator } from './transfer-recipe.js';

/** Packets below which nothing is said of a device. */
const LEAST_PACKETS = 8;
/** Parts that the probabilities of true roles are divided into, of which the model keeps the ends. */
const SET_QUANTILES = 200;

/**
 * Trains a model that has to hold on networks that it has never seen: groups (networks, sources of captures) are held
 * out whole, and what models answer for them sets the temperature of the probabilities, the thresholds at which roles
 * and categories are named, and the sets that hold the true role.
 */
export function transferTraining(recipe: TransferRecipe): Training {
  return {
    beginnings: [],
    views: recipe.views,
    train: (data, options) => train(recipe, data, options),
    evaluate: (data, options = {}) => evaluate(recipe, data, options),
  };
}

async function evaluate(
  recipe: TransferRecipe,
  data: LabelledData,
  options: FoldOptions,
): Promise<RecipeEvaluation> {
  const folds = groupFolds(data, recipe.folds);
  const heldOut = await answersForGroups(data, rowWeights(data, recipe), folds, recipe, options);
  const expected = Array.from(heldOut.rows, (row) => data.roles[row]);
  const predicted = mostProbable(heldOut);
  return {
    scores: foldScores(heldOut, folds, expected, predicted),
    report: classificationReport(expected, predicted),
  };
}

/** Weighted F1 of each fold. */
function foldScores(
  { rows }: HeldOutDevices,
  folds: readonly GroupFold[],
  expected: readonly string[],
  predicted: readonly string[],
): number[] {
  const places = new Map(Array.from(rows, (row, i) => [row, i]));
  return folds.map(({ test }) => {
    const of = Array.from(test, (row) => places.get(row) ?? 0);
    const [truth, answers] = [expected, predicted].map((labels) => of.map((i) => labels[i]));
    return f1Weighted(truth, answers);
  });
}

async function train(
  recipe: TransferRecipe,
  data: LabelledData,
  { id, card, roleOfLabel, threads, onProgress }: TrainOptions,
): Promise<RoleModel> {
  const weights = rowWeights(data, recipe);
  const folds = groupFolds(data, recipe.folds);
  const heldOut = await answersForGroups(data, weights, folds, recipe, { threads, onProgress });
  const all = Int32Array.from(data.rows.keys());
  const drawn = drawRows(all, weights, recipe.drawn, new Random(recipe.seed));
  const labels = Array.from(drawn, (row) => data.roles[row]);
  const fitted = transferEstimator(recipe).fit(takeRows(data.inputs, drawn), labels);
  // Its weights of 16 bits take half the room; answers differ by 1e-5.
  const classifier = new Pipeline({ scaler: fitted.scaler, classifier: fitted.classifier.rounded() });
  const roleOf = (label: string) => roleOfLabel?.get(label) ?? label;
  const { temperature, answers } = calibrated(data, weights, heldOut, roleOf);
  const expected = answers.map(({ role }) => role);
  const predicted = answers.map(({ ranked: [top] }) => top?.role ?? '');
  const report = classificationReport(expected, predicted);
  return {
    id,
    schema: data.schema,
    classifier,
    classRoles: classifier.classes.map(roleOf),
    temperature,
    classShares: classifier.classes.map(
      (label) => labels.filter((each) => each === label).length / labels.length,
    ),
    leastPackets: LEAST_PACKETS,
    novelty: undefined,
    unknownRule: namingRule(answers, recipe.precision),
    setQuantiles: setQuantiles(answers),
    card: {
      ...card,
      training: trainingCard(data, {
        seed: recipe.seed,
        folds: recipe.folds,
        candidates: [
          {
            hiddenLayerSizes: recipe.hiddenLayerSizes,
            scores: foldScores(heldOut, folds, expected, predicted),
          },
        ],
        chosen: recipe.hiddenLayerSizes,
        report,
      }),
    },
  };
}

/** The answers for devices that were held out, as a model with their temperature gives them. */
export function calibrated(
  data: Pick<LabelledData, 'rows' | 'roles'>,
  weights: Float64Array,
  { rows, classes, probabilities }: HeldOutDevices,
  roleOf: (label: string) => string = (label) => label,
): { readonly temperature: number; readonly answers: HeldOutAnswer[] } {
  const labels = Array.from(rows, (row) => data.roles[row]);
  const temperature = fitTemperature(labels, probabilities, classes);
  const { data: scaled, columns } = scaleTemperature(probabilities, temperature);
  const roles = [...new Set(classes.map(roleOf))].sort();
  const answers = Array.from(rows, (row, i) => {
    const sums = new Float64Array(roles.length);
    classes.forEach((label, k) => {
      sums[roles.indexOf(roleOf(label))] += scaled[i * columns + k];
    });
    const role = roleOf(data.roles[row]);
    return { role, category: categoryOf(role), ranked: rankRoles(roles, sums), weight: weights[row] };
  });
  return { temperature, answers };
}

/** Probabilities that were given to true roles, from the least to the greatest, at equal steps of the devices' weight. */
export function setQuantiles(answers: readonly HeldOutAnswer[]): number[] {
  const ofTrue = answers
    .map(({ role, ranked, weight }) => ({
      probability: ranked.find((each) => each.role === role)?.probability ?? 0,
      weight,
    }))
    .sort((a, b) => a.probability - b.probability);
  const total = ofTrue.reduce((sum, { weight }) => sum + weight, 0);
  let sum = 0;
  let next = 0;
  return Array.from({ length: SET_QUANTILES }, (_, i) => {
    while (next < ofTrue.length - 1 && sum + ofTrue[next].weight <= (total * i) / SET_QUANTILES)
      sum += ofTrue[next++].weight;
    return ofTrue[next]?.probability ?? 0;
  });
}

function mostProbable({ classes, probabilities: { data, rows, columns } }: HeldOutDevices): string[] {
  return Array.from({ length: rows }, (_, row) => {
    const of = data.subarray(row * columns, (row + 1) * columns);
    return classes[of.indexOf(Math.max(...of))];
  });
}
