import {
  GridSearchCV,
  MLPClassifier,
  type MLPParameters,
  Pipeline,
  StandardScaler,
  StratifiedKFold,
} from '@networkml/mlp';
import type { FoldThreads } from '@networkml/mlp/node';
import { GRID_RECIPE } from '@networkml/pipeline';
import { type Contestant, standingText, takeTurns, timeRatio } from '../contest.js';
import { type LabelledTable, readLabelledTable } from './labelled-table.js';
import type { ScikitLearn } from './scikit-learn.js';

const { architectures, folds } = GRID_RECIPE;
const NAME = { ours: '@networkml/mlp', peer: 'scikit-learn' } as const;

/** A file that is searched on. */
export interface SearchedTable {
  readonly name: string;
  /** CSV, the label in the last column. */
  readonly path: string;
  /** Most epochs of a fit. */
  readonly maxIter: number;
}

/** Who takes part, and how often. */
export interface SearchContest {
  readonly peer: ScikitLearn | undefined;
  readonly threads: FoldThreads;
  readonly runs: number;
  /** Parameters besides scikit-learn's. */
  readonly variant: Partial<MLPParameters>;
}

/** Times the grid search of NetworkML 0.6.10, all processors busy: four networks, five folds, and the refit. */
export async function contestOfSearches(
  { name, path, maxIter }: SearchedTable,
  { peer, threads, runs, variant }: SearchContest,
): Promise<void> {
  const table = readLabelledTable(path);
  const { rows, columns } = table.X;
  console.log(`${name}: ${rows} rows x ${columns} columns, ${new Set(table.y).size} classes`);
  const scores = new Map<string, unknown>();
  const contestants: Contestant[] = [
    {
      name: NAME.ours,
      run: async () => scores.set(NAME.ours, await search(table, { ...variant, maxIter }, threads)),
    },
  ];
  if (peer !== undefined) {
    await peer.ask('load', { path });
    const request = { architectures, folds, parameters: { max_iter: maxIter } };
    contestants.push({
      name: NAME.peer,
      run: async () => scores.set(NAME.peer, await peer.ask('search', request)),
    });
  }
  const standings = await takeTurns(contestants, runs);
  for (const standing of standings) {
    const score = Number(scores.get(standing.name)).toFixed(3);
    console.log(`  ${standingText(standing)}  weighted F1 ${score} in ${folds} folds`);
  }
  if (peer === undefined) return;
  console.log(`  ${NAME.ours} is ${timeRatio(standings, NAME.peer, NAME.ours).toFixed(1)} x as fast`);
}

async function search(
  { X, y }: LabelledTable,
  parameters: Partial<MLPParameters>,
  threads: FoldThreads,
): Promise<number> {
  const { bestScore } = await new GridSearchCV({
    makeEstimator: ({ hiddenLayerSizes }: Pick<MLPParameters, 'hiddenLayerSizes'>) =>
      new Pipeline({
        scaler: new StandardScaler(),
        classifier: new MLPClassifier({ ...parameters, hiddenLayerSizes }),
      }),
    parameterGrid: { hiddenLayerSizes: architectures },
    splitter: new StratifiedKFold({ nSplits: folds, shuffle: true, smallClasses: 'allow' }),
  }).fitOn(threads, X, y);
  return bestScore;
}
