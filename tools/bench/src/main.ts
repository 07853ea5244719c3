import { userMistake } from '@networkml/pipeline';
import { scoresArguments, UsageError } from './arguments.js';
import { decode } from './decode.js';
import { features } from './features.js';
import { kernels } from './kernels.js';
import { load } from './load.js';
import { memory } from './memory.js';
import { mlp } from './mlp/mlp.js';
import { original } from './original.js';
import { packets } from './packets.js';
import { predict } from './predict.js';
import { scores } from './scores/scores.js';
import { startup } from './startup.js';

interface Benchmark {
  /** What follows its name on the command line. */
  readonly usage: string;
  readonly run: (args: readonly string[]) => Promise<void>;
}

const CAPTURE_USAGE = '<folder of captures> [--packets <number>] [--snapshot-length <bytes>] [--keep]';

const BENCHMARKS: ReadonlyMap<string, Benchmark> = new Map<string, Benchmark>([
  ['startup', { usage: '', run: startup }],
  ['load', { usage: '', run: load }],
  ['kernels', { usage: '', run: kernels }],
  [
    'scores',
    {
      usage:
        '<folder of IoT SENTINEL> [--ablation] [--vendor] [--selection] | --real <folder of real networks>',
      run: (args) => scores(scoresArguments(args)),
    },
  ],
  [
    'mlp',
    {
      usage: '<folder of the reference data> [--runs <number>] [--kernel <name>] [--precision <name>]',
      run: mlp,
    },
  ],
  ['decode', { usage: CAPTURE_USAGE, run: decode }],
  ['packets', { usage: CAPTURE_USAGE, run: packets }],
  ['features', { usage: CAPTURE_USAGE, run: features }],
  ['predict', { usage: CAPTURE_USAGE, run: predict }],
  ['original', { usage: `${CAPTURE_USAGE} [--original <program>]`, run: original }],
  ['memory', { usage: CAPTURE_USAGE, run: memory }],
]);

function usage(): string {
  const lines = Array.from(
    BENCHMARKS,
    ([name, benchmark]) => `  npm run bench -- ${name} ${benchmark.usage}`,
  );
  return ['usage:', ...lines].join('\n');
}

async function run([name = '', ...args]: readonly string[]): Promise<void> {
  const benchmark = BENCHMARKS.get(name);
  if (benchmark === undefined) throw new UsageError(`no benchmark '${name}'`);
  await benchmark.run(args);
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  const mistake = error instanceof UsageError ? `${error.message}\n${usage()}` : userMistake(error);
  if (mistake === undefined) throw error;
  console.error(mistake);
  process.exitCode = 2;
}
