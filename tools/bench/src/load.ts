import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROUNDS = 15;
const LOADER = fileURLToPath(new URL('load-model.js', import.meta.url));

/** Milliseconds that a new process takes for the parts of loading the default model. */
interface LoadTimes {
  /** From the disk to a text. */
  readonly read: number;
  /** From the text to a model. */
  readonly parse: number;
}

/** Time to load the default model, each round in a new process, as a command does it. */
export async function load(): Promise<void> {
  const rounds = Array.from({ length: ROUNDS }, loadOnce);
  console.log(
    `reading the file    ${median(rounds.map(({ read }) => read))
      .toFixed(1)
      .padStart(6)} ms`,
  );
  console.log(
    `text to model       ${median(rounds.map(({ parse }) => parse))
      .toFixed(1)
      .padStart(6)} ms (target: at most 25)`,
  );
  console.log(`(medians of ${ROUNDS} processes)`);
}

function loadOnce(): LoadTimes {
  const { stdout, status, stderr } = spawnSync(process.execPath, [LOADER], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}
