import { availableParallelism } from 'node:os';
import type { FoldRunner, OutOfFoldPredictions } from '@networkml/mlp';
import { type Answers, answersOfRows, renamed } from './answers.js';
import { type CalibrationError, calibrationError } from './calibration.js';
import { confusionTable } from './confusion-table.js';
import { BASELINE, type Contestant, OURS } from './contestants.js';
import { familyOf, readSentinel, type SentinelData, type SentinelRow } from './iot-sentinel.js';
import { otherConfigurations } from './lab.js';
import { otherPersons, otherUnits, PERSON, stratifiedFolds, wholeAnswers } from './protocols.js';
import { rowsOf } from './rows-and-columns.js';
import { SCORE_HEADING, scoreLine } from './score-lines.js';
import { twinLines } from './twins.js';
import { noveltyAucs } from './unknown-devices.js';
import { isWhole } from './whole-captures.js';

const SHORT_SECONDS = 30;

/**
 * Scores device types, families of twins and roles on the captures of IoT SENTINEL, by rows that were not learned, side
 * by side with the original's features; and how well devices that were not learned at all are told.
 *
 * @param folder the captures with their `labels.csv`
 */
export async function scoreTable(folder: string, threads: FoldRunner): Promise<void> {
  for (const contestant of [OURS, BASELINE]) await scoreContestant(contestant, folder, threads);
}

function print(name: string, answers: Answers): void {
  console.log(scoreLine(name, answers));
}

async function scoreContestant(contestant: Contestant, folder: string, threads: FoldRunner): Promise<void> {
  const beginnings = [...new Set([...contestant.beginnings, SHORT_SECONDS])];
  const data = await readSentinel(folder, contestant.schema, beginnings, availableParallelism());
  console.log(`${contestant.name}\n${SCORE_HEADING}`);
  const folds = await foldAnswers(contestant, data, threads);
  const { roleOfType } = data;
  const roleOf = (type: string) => roleOfType.get(type) ?? type;
  print('role, stratified folds of device types', renamed(folds.whole, roleOf));
  print('device family, twins merged', renamed(folds.whole, familyOf));
  print('device type', folds.whole);
  const units = otherUnits(contestant, learnedRows(contestant, data));
  print('device type, another unit', units);
  print('device family, another unit', renamed(units, familyOf));
  const persons = otherPersons(contestant, learnedRows(contestant, data));
  print(`device type, learned from person ${PERSON}`, persons);
  print(`device family, learned from person ${PERSON}`, renamed(persons, familyOf));
  print(`device type, first ${SHORT_SECONDS} s`, folds.short);
  print(`device family, first ${SHORT_SECONDS} s`, renamed(folds.short, familyOf));
  print(`role, first ${SHORT_SECONDS} s`, renamed(folds.short, roleOf));
  print("role, the lab's other configurations", await otherConfigurations(contestant, threads));
  const { error, chance } = folds.calibrationError;
  console.log(
    `  expected calibration error of device types: ${error.toFixed(3)} (exact probabilities, by chance: up to ${chance.toFixed(3)})`,
  );
  console.log('  whole captures, rows taken for columns:');
  for (const line of confusionTable(folds.whole)) console.log(`    ${line}`);
  console.log('  twins that are confused, and the features that tell them apart best, each alone (ROC AUC):');
  const wholes = rowsOf(data, isWhole);
  for (const line of twinLines(folds.whole, wholes, contestant.schema.modelFeatures))
    console.log(`    ${line}`);
  if (contestant === OURS) printLimits(data);
  console.log('');
}

interface FoldAnswers {
  readonly whole: Answers;
  /** For the first seconds of each capture. */
  readonly short: Answers;
  /** Of whole captures. */
  readonly calibrationError: CalibrationError;
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
      whole: wholeAnswers(answers, data),
      short: answersOfRows(labels, (row) => isShort(data.rows[row])),
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

function calibrationErrorOfWholes(
  answers: OutOfFoldPredictions,
  { rows, types }: SentinelData,
): CalibrationError {
  const wholes = [...rows.keys()].filter((row) => isWhole(rows[row]));
  return calibrationError(answers, types, wholes);
}

function learnedRows(contestant: Contestant, data: SentinelData): SentinelData {
  return contestant.beginnings.length > 0 ? data : rowsOf(data, isWhole);
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
