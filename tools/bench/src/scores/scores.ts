import { availableParallelism } from 'node:os';
import type { FoldRunner } from '@networkml/mlp';
import { FoldThreads } from '@networkml/mlp/node';
import type { ScoresArguments, ScoresTable } from '../arguments.js';
import { groupScores } from './feature-groups.js';
import { selectionScores } from './nested-selection.js';
import { realNetworkScores } from './real/real-networks.js';
import { scoreTable } from './score-table.js';
import { vendorScores } from './vendor.js';

const TABLES: Readonly<Record<ScoresTable, (folder: string, threads: FoldRunner) => Promise<void>>> = {
  scores: scoreTable,
  ablation: groupScores,
  vendor: vendorScores,
  selection: selectionScores,
  real: realNetworkScores,
};

/** Prints the tables of scores that are asked for. */
export async function scores({ folder, tables }: ScoresArguments): Promise<void> {
  const threads = new FoldThreads(availableParallelism());
  try {
    for (const table of tables) await TABLES[table](folder, threads);
  } finally {
    await threads.close();
  }
}
