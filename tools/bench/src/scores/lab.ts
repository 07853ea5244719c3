import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type FoldRunner, StratifiedGroupKFold } from '@networkml/mlp';
import { DeviceFolds } from '@networkml/pipeline';
import { readLabelledData } from '@networkml/pipeline/node';
import type { Answers } from './answers.js';
import type { Contestant } from './contestants.js';
import { answersForWholes, isWhole } from './whole-captures.js';

/** The captures of the role lab. */
const DATASET = fileURLToPath(new URL('../../lab/dataset', import.meta.url));
const FOLDS = 5;

/** What is answered for the captures of the lab's configurations that were not learned. */
export async function otherConfigurations(
  { schema, beginnings, makeEstimator }: Contestant,
  threads: FoldRunner,
): Promise<Answers> {
  const path = join(DATASET, 'labels.csv');
  const { rows, roles, inputs } = await readLabelledData([DATASET], {
    ...{ schema, beginnings, jobs: availableParallelism() },
    labels: { path, label: 'role', group: 'configuration' },
  });
  const groups = rows.filter(isWhole).map(({ group = '' }) => group);
  const folds = new DeviceFolds(rows, new StratifiedGroupKFold({ nSplits: FOLDS, groups }));
  return answersForWholes(
    threads,
    ({ train }) => makeEstimator(train.length),
    { rows, labels: roles, inputs },
    [...folds.split(roles)],
  );
}
