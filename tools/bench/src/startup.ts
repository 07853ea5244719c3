import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const RUNS = 15;
const CLI = fileURLToPath(new URL('../../../apps/cli/dist/main.js', import.meta.url));
const EXAMPLE = fileURLToPath(new URL('../../../examples/smart-home.pcap', import.meta.url));

/** What a user waits for, from the command to its end; Node's own start is the floor. */
const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  'node, doing nothing': ['--eval', '0'],
  'networkml --version': [CLI, '--version'],
  'networkml predict examples/smart-home.pcap': [CLI, 'predict', EXAMPLE],
};

/** Time from start to end of whole commands, their runs taking turns so that a busy moment hits all alike. */
export function startup(): void {
  const times = new Map(Object.keys(COMMANDS).map((name) => [name, [] as number[]]));
  for (let run = 0; run < RUNS; run++) {
    for (const [name, args] of Object.entries(COMMANDS)) times.get(name)?.push(timeOf(args));
  }
  const [floor] = Array.from(times.values(), median);
  for (const [name, each] of times) {
    console.log(
      `${name.padEnd(44)} ${median(each).toFixed(0).padStart(5)} ms  ${(median(each) / floor).toFixed(1)} x`,
    );
  }
  console.log(`(medians of ${RUNS} runs)`);
}

function timeOf(args: readonly string[]): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`node ${args.join(' ')} failed: ${stderr}`);
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
