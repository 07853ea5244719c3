import { availableParallelism } from 'node:os';
import { type FoldRunner, type OutOfFoldPredictions, takeRows } from '@networkml/mlp';
import { FoldThreads } from '@networkml/mlp/node';
import { calibrationError } from './calibration.js';
import { confusionTable } from './confusion-table.js';
import { BASELINE, type Contestant, OURS } from './contestants.js';
import { type Answers, accuracyOf, type Interval, macroF1Of } from './interval.js';
import { familyOf, readSentinel, type SentinelData, type SentinelRow } from './iot-sentinel.js';
import { isWhole, otherPersons, otherUnits, stratifiedFolds } from './protocols.js';
import { noveltyAucs } from './unknown-devices.js';

const SHORT_SECONDS = 30;
const PERSON = 'C';

/**
 * Scores device types, families of twins and roles on the captures of IoT SENTINEL, by rows that were not learned, side
 * by side with the original's features; and how well devices that were not learned at all are told.
 *
 * @param folder the captures with their `labels.csv`
 */
export async function scores(folder: string): Promise<void> {
  const threads = new FoldThreads(availableParallelism());
  try {
    for (const contestant of [OURS, BASELINE]) await scoreContestant(contestant, folder, threads);
  } finally {
    await threads.close();
  }
}

async function scoreContestant(contestant: Contestant, folder: string, threads: FoldRunner): Promise<void> {
  const beginnings = [...new Set([...contestant.beginnings, SHORT_SECONDS])];
  const data = await readSentinel(folder, contestant.schema, beginnings, availableParallelism());
  console.log(`${contestant.name}\n${' '.repeat(52)}accuracy                macro F1`);
  const folds = await foldAnswers(contestant, data, threads);
  const { roleOfType } = data;
  const roleOf = (type: string) => roleOfType.get(type) ?? type;
  printScores('role, stratified folds of device types', mapped(folds.whole, roleOf));
  printScores('device family, twins merged', mapped(folds.whole, familyOf));
  printScores('device type', folds.whole);
  printScores('device type, another unit', otherUnits(contestant, learnedRows(contestant, data)));
  printScores(
    `device type, learned from person ${PERSON}`,
    otherPersons(contestant, learnedRows(contestant, data), PERSON),
  );
  printScores(`device type, first ${SHORT_SECONDS} s`, folds.short);
  printScores(`role, first ${SHORT_SECONDS} s`, mapped(folds.short, roleOf));
  console.log(`  expected calibration error of device types: ${folds.calibrationError.toFixed(3)}`);
  console.log('  whole captures, rows taken for columns:');
  for (const line of confusionTable(folds.whole)) console.log(`    ${line}`);
  if (contestant === OURS) printLimits(data);
  console.log('');
}

interface FoldAnswers {
  readonly whole: Answers;
  /** For the first seconds of each capture. */
  readonly short: Answers;
  /** Of whole captures. */
  readonly calibrationError: number;
}

/** Whoever does not learn beginnings is asked for the first seconds after it has learned first seconds alone. */
async function foldAnswers(
  contestant: Contestant,
  data: SentinelData,
  threads: FoldRunner,
): Promise<FoldAnswers> {
  const isShort = ({ firstSeconds }: SentinelRow) => firstSeconds === SHORT_SECONDS;
  if (contestant.beginnings.length > 0) {
    const answers = await stratifiedFolds(contestant, data, threads);
    const labels = { expected: data.types, predicted: answers.predictions };
    return {
      whole: chosen(labels, data, isWhole),
      short: chosen(labels, data, isShort),
      calibrationError: calibrationErrorOfWholes(answers, data),
    };
  }
  const ofKind = async (isOfKind: (row: SentinelRow) => boolean) => {
    const rows = rowsOf(data, isOfKind);
    // Folds divide devices by their whole captures.
    const asWhole = { ...rows, rows: rows.rows.map((row) => ({ ...row, firstSeconds: undefined })) };
    const answers = await stratifiedFolds(contestant, asWhole, threads);
    return {
      labels: { expected: rows.types, predicted: answers.predictions },
      calibrationError: calibrationErrorOfWholes(answers, asWhole),
    };
  };
  const whole = await ofKind(isWhole);
  const short = await ofKind(isShort);
  return { whole: whole.labels, short: short.labels, calibrationError: whole.calibrationError };
}

function calibrationErrorOfWholes(answers: OutOfFoldPredictions, { rows, types }: SentinelData): number {
  const wholes = [...rows.keys()].filter((row) => isWhole(rows[row]));
  return calibrationError(answers, types, wholes);
}

function learnedRows(contestant: Contestant, data: SentinelData): SentinelData {
  return contestant.beginnings.length > 0 ? data : rowsOf(data, isWhole);
}

function rowsOf(data: SentinelData, isOfKind: (row: SentinelRow) => boolean): SentinelData {
  const kept = [...data.rows.keys()].filter((row) => isOfKind(data.rows[row]));
  return {
    ...data,
    rows: kept.map((row) => data.rows[row]),
    types: kept.map((row) => data.types[row]),
    inputs: takeRows(data.inputs, kept),
  };
}

function chosen(
  { expected, predicted }: Answers,
  { rows }: SentinelData,
  isOfKind: (row: SentinelRow) => boolean,
): Answers {
  const ofKind = (labels: readonly string[]) => labels.filter((_, row) => isOfKind(rows[row]));
  return { expected: ofKind(expected), predicted: ofKind(predicted) };
}

function mapped({ expected, predicted }: Answers, name: (label: string) => string): Answers {
  return { expected: expected.map(name), predicted: predicted.map(name) };
}

function printScores(name: string, answers: Answers): void {
  const rows = `${answers.expected.length} captures`;
  const texts = [accuracyOf(answers), macroF1Of(answers)].map(intervalText);
  console.log(`  ${name.padEnd(38)} ${rows.padEnd(13)}${texts.join('  ')}`);
}

function intervalText({ score, low, high }: Interval): string {
  return `${score.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)})`;
}

/** What is known about the limits of what was learned. */
function printLimits(data: SentinelData): void {
  for (const [name, groupOf] of [
    ['family', familyOf],
    ['type', (type: string) => type],
  ] as const) {
    const aucs = [...noveltyAucs(data, groupOf)].sort(([, a], [, b]) => a - b);
    const mean = aucs.reduce((sum, [, auc]) => sum + auc, 0) / aucs.length;
    const worst = aucs.slice(0, 5).map(([group, auc]) => `${group} ${auc.toFixed(2)}`);
    console.log(
      `  ROC AUC of the novelty score, one ${name} left out at a time: ${mean.toFixed(3)} (least: ${worst.join(', ')})`,
    );
  }
}
