import { availableParallelism } from 'node:os';
import { answerFold, type FoldRunner } from '@networkml/mlp';
import { type Answers, renamed } from './answers.js';
import { type Contestant, OURS } from './contestants.js';
import { readSentinel, type SentinelData } from './iot-sentinel.js';
import { otherPersons, otherUnits, PERSON, stratifiedFolds, wholeAnswers } from './protocols.js';
import { takenColumns } from './rows-and-columns.js';
import { differenceLine, SCORE_HEADING, scoreLine } from './score-lines.js';
import { VendorClassifier } from './vendor-classifier.js';

/** The first three bytes of a MAC address, as it is written. */
const VENDOR = 'xx:xx:xx'.length;

const WITH_VENDOR: Contestant = {
  ...OURS,
  name: `${OURS.name} and the vendor`,
  makeEstimator: (rows) => new VendorClassifier(OURS.makeEstimator(rows)),
};
const VENDOR_ALONE: Contestant = { ...WITH_VENDOR, name: 'the vendor alone' };

/**
 * What the vendor of a device, the first three bytes of its address, would add to features that know no addresses. Vendors
 * are learned from the training rows of each fold.
 *
 * @param folder the captures of IoT SENTINEL with their `labels.csv`
 * @param threads for the folds of what knows no vendor
 */
export async function vendorScores(folder: string, threads: FoldRunner): Promise<void> {
  const data = await readSentinel(folder, OURS.schema, OURS.beginnings, availableParallelism());
  const ours = await answersOf(OURS, data, threads);
  print(OURS, ours);
  for (const [contestant, rows] of [
    [WITH_VENDOR, withVendor(data)],
    [VENDOR_ALONE, withVendor(takenColumns(data, []))],
  ] as const) {
    const answers = await answersOf(contestant, rows, HERE);
    print(contestant, answers);
    console.log(`${contestant.name}, above ${OURS.name}`);
    for (const [name, each] of answers) {
      const others = ours.get(name);
      if (others) console.log(differenceLine(name, each, others));
    }
  }
}

/** An estimator that is ours cannot be sent to another thread. */
const HERE: FoldRunner = {
  async *answers(X, y, tasks) {
    for (const { estimator, ...fold } of tasks) yield answerFold(estimator, X, y, fold);
  },
};

async function answersOf(
  contestant: Contestant,
  data: SentinelData,
  runner: FoldRunner,
): Promise<ReadonlyMap<string, Answers>> {
  const roleOf = (type: string) => data.roleOfType.get(type) ?? type;
  const folds = wholeAnswers(await stratifiedFolds(contestant, data, runner), data);
  const units = otherUnits(contestant, data);
  const persons = otherPersons(contestant, data);
  return new Map([
    ['role, stratified folds', renamed(folds, roleOf)],
    ['device type, stratified folds', folds],
    ['role, another unit', renamed(units, roleOf)],
    ['device type, another unit', units],
    [`role, learned from person ${PERSON}`, renamed(persons, roleOf)],
    [`device type, learned from person ${PERSON}`, persons],
  ]);
}

function print({ name }: Contestant, answers: ReadonlyMap<string, Answers>): void {
  console.log(`${name}\n${SCORE_HEADING}`);
  for (const [protocol, each] of answers) console.log(scoreLine(protocol, each));
}

/** The data with the vendor's number as the last column. */
function withVendor(data: SentinelData): SentinelData {
  const { data: values, rows, columns } = data.inputs;
  const joined = new Float64Array(rows * (columns + 1));
  data.rows.forEach(({ device }, row) => {
    joined.set(values.subarray(row * columns, (row + 1) * columns), row * (columns + 1));
    joined[(row + 1) * (columns + 1) - 1] = vendorOf(device);
  });
  return { ...data, inputs: { data: joined, rows, columns: columns + 1 } };
}

function vendorOf(mac: string): number {
  return Number.parseInt(mac.slice(0, VENDOR).replaceAll(':', ''), 16);
}
