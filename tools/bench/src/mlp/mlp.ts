import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { FoldThreads } from '@networkml/mlp/node';
import { mlpArguments } from '../arguments.js';
import { writeHostFeatures } from './labelled-table.js';
import { contestOfPredictions } from './predictions.js';
import { ScikitLearn } from './scikit-learn.js';
import { contestOfSearches, type SearchedTable } from './searches.js';

const DEFAULT_RUNS = 5;
/** As the 600 rows of the reference data were made. */
const LARGE = { rows: 6000, columns: 184, informative: 40, redundant: 40, classes: 12 } as const;
/** Epochs of the large table: enough to compare, and done in a minute. */
const LARGE_MAX_ITER = 20;

/** Compares grid searches and predictions with scikit-learn. */
export async function mlp(args: readonly string[]): Promise<void> {
  const { folder, runs, ...variant } = mlpArguments(args, { runs: DEFAULT_RUNS });
  const peer = ScikitLearn.start();
  const threads = new FoldThreads();
  const temporary = mkdtempSync(join(tmpdir(), 'networkml-bench-'));
  console.log(
    peer === undefined
      ? 'scikit-learn is not installed (Debian: python3-sklearn): nothing is compared with it'
      : `scikit-learn ${await peer.ask('version', {})}, ${availableParallelism()} processors`,
  );
  try {
    for (const table of await tables(folder, temporary, peer)) {
      await contestOfSearches(table, { peer, threads, runs, variant });
    }
    await contestOfPredictions({ peer, runs, variant });
    console.log(`(medians of ${runs} rounds after one to warm up; ± is half of the range)`);
  } finally {
    rmSync(temporary, { recursive: true });
    await threads.close();
    peer?.close();
  }
}

async function tables(
  folder: string,
  temporary: string,
  peer: ScikitLearn | undefined,
): Promise<SearchedTable[]> {
  const hosts = join(temporary, 'hosts.csv');
  await writeHostFeatures(join(folder, 'datasets', 'iot-sentinel'), hosts);
  const small = [
    { name: 'host features of IoT SENTINEL', path: hosts, maxIter: 200 },
    { name: 'synth_600', path: join(folder, 'mlp-reference', 'synth_600_train.csv'), maxIter: 200 },
  ];
  if (peer === undefined) return small;
  const large = join(temporary, 'large.csv');
  await peer.ask('generate', { path: large, ...LARGE });
  return [
    ...small,
    { name: `made as synth_600, at most ${LARGE_MAX_ITER} epochs`, path: large, maxIter: LARGE_MAX_ITER },
  ];
}
