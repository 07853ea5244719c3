import { availableParallelism } from 'node:os';
import type { FeatureGroup, FeatureSchema } from '@networkml/features';
import type { FoldRunner } from '@networkml/mlp';
import { DEVICE_RECIPE, deviceEstimator } from '@networkml/pipeline';
import { type Answers, renamed } from './answers.js';
import { type Contestant, OURS } from './contestants.js';
import { accuracyScore, differenceOf, macroF1 } from './interval.js';
import { readSentinel, type SentinelData } from './iot-sentinel.js';
import { stratifiedFolds, wholeAnswers } from './protocols.js';
import { takenColumns } from './rows-and-columns.js';
import { differenceText } from './score-lines.js';

/** Cheap enough to be fitted for each group, twice. */
const LIGHT: Contestant = {
  ...OURS,
  makeEstimator: (rows) => deviceEstimator({ ...DEVICE_RECIPE, members: 1 }, rows),
};

const NAME = 62;

/**
 * What each group of features adds to the others, and what it tells alone.
 *
 * @param folder the captures of IoT SENTINEL with their `labels.csv`
 */
export async function groupScores(folder: string, threads: FoldRunner): Promise<void> {
  const { schema, beginnings } = LIGHT;
  const data = await readSentinel(folder, schema, beginnings, availableParallelism());
  const answersOf = async (columns: readonly number[]): Promise<GroupAnswers> => {
    const rows = takenColumns(data, columns);
    return groupAnswers(wholeAnswers(await stratifiedFolds(LIGHT, rows, threads), rows), data);
  };
  console.log(
    `${schema.id}, by groups of features: 10 stratified folds, one network instead of ${DEVICE_RECIPE.members}`,
  );
  const all = await answersOf([...schema.modelFeatures.keys()]);
  const line = (name: string, answers: GroupAnswers) =>
    [
      name.padEnd(NAME),
      scoreText(macroF1, answers.type, all.type),
      scoreText(accuracyScore, answers.role, all.role),
    ].join('  ');
  console.log(`  ${''.padEnd(NAME)}  macro F1 of types, above all      accuracy of roles, above all`);
  console.log(`  ${line('all', all)}`);
  for (const group of schema.groups) {
    const columns = columnsOf(schema, group);
    const others = [...schema.modelFeatures.keys()].filter((column) => !columns.includes(column));
    console.log(`  ${line(`without ${nameOf(group)}`, await answersOf(others))}`);
    console.log(`  ${line('  with it alone', await answersOf(columns))}`);
  }
}

interface GroupAnswers {
  readonly type: Answers;
  readonly role: Answers;
}

function groupAnswers(type: Answers, { roleOfType }: SentinelData): GroupAnswers {
  return { type, role: renamed(type, (label) => roleOfType.get(label) ?? label) };
}

function scoreText(score: typeof macroF1, answers: Answers, all: Answers): string {
  const difference = answers === all ? '' : differenceText(differenceOf(score, answers, all));
  return `${score(answers).toFixed(3)} ${difference.padEnd(25)}`;
}

/** Which inputs of a model are of the group. */
function columnsOf({ modelFeatures }: FeatureSchema, { features }: FeatureGroup): number[] {
  const names = new Set(features.map(({ name }) => name));
  return [...modelFeatures.keys()].filter((column) => names.has(modelFeatures[column]));
}

/** A group has no name of its own. */
function nameOf({ features }: FeatureGroup): string {
  const [first] = features;
  const last = features[features.length - 1];
  return first === last ? first.name : `${first.name} … ${last.name} (${features.length})`;
}
