import {
  crossValPredictOn,
  type FoldRunner,
  type OutOfFoldPredictions,
  type Splitter,
  StratifiedKFold,
  takeRows,
} from '@networkml/mlp';
import { DeviceFolds } from '@networkml/pipeline';
import { type Answers, answersOfRows } from './answers.js';
import type { Contestant } from './contestants.js';
import type { SentinelData, SentinelRow } from './iot-sentinel.js';
import { isWhole } from './whole-captures.js';

const FOLDS = 10;
const SEED = 0;

/** Who set up most. */
export const PERSON = 'C';

/** What stratified folds of devices answer for the rows that they have not learned from. */
export async function stratifiedFolds(
  { makeEstimator }: Contestant,
  { rows, types, inputs }: SentinelData,
  threads: FoldRunner,
): Promise<OutOfFoldPredictions> {
  const splitter: Splitter = new DeviceFolds(
    rows,
    new StratifiedKFold({ nSplits: FOLDS, shuffle: true, seed: SEED }),
  );
  return crossValPredictOn(threads, () => makeEstimator(rows.length), inputs, types, splitter);
}

/** What those folds answer for the whole captures. */
export function wholeAnswers({ predictions }: OutOfFoldPredictions, { types, rows }: SentinelData): Answers {
  return answersOfRows({ expected: types, predicted: predictions }, (row) => isWhole(rows[row]));
}

/** For the types of which there are several units: learns all but one of these, and is asked for that one. */
export function otherUnits(contestant: Contestant, data: SentinelData): Answers {
  const { rows } = data;
  const unitsOf = new Map<string, Set<string>>();
  for (const { role: type, unit } of rows) unitsOf.set(type, (unitsOf.get(type) ?? new Set()).add(unit));
  const several = [...unitsOf.values()].map((units) => [...units].sort()).filter(({ length }) => length > 1);
  const parts = [0, 1].map((which) => {
    const held = new Set(several.map((units) => units[which]));
    return split(contestant, data, ({ unit }) => !held.has(unit));
  });
  return {
    expected: parts.flatMap(({ expected }) => expected),
    predicted: parts.flatMap(({ predicted }) => predicted),
  };
}

/** Learns what {@link PERSON} set up, and is asked for what the others did, of types that the first one has. */
export function otherPersons(contestant: Contestant, data: SentinelData): Answers {
  const known = new Set(data.rows.filter((row) => row.person === PERSON).map(({ role }) => role));
  return split(
    contestant,
    data,
    (row) => row.person === PERSON,
    ({ role }) => known.has(role),
  );
}

function split(
  { makeEstimator }: Contestant,
  { rows, types, inputs }: SentinelData,
  isLearned: (row: SentinelRow) => boolean,
  isAsked: (row: SentinelRow) => boolean = () => true,
): Answers {
  const numbers = [...rows.keys()];
  const learned = numbers.filter((i) => isLearned(rows[i]));
  const asked = numbers.filter((i) => !isLearned(rows[i]) && isWhole(rows[i]) && isAsked(rows[i]));
  const estimator = makeEstimator(learned.length).fit(
    takeRows(inputs, learned),
    learned.map((i) => types[i]),
  );
  return { expected: asked.map((i) => types[i]), predicted: estimator.predict(takeRows(inputs, asked)) };
}
