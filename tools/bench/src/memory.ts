import { fileURLToPath } from 'node:url';
import { captureArguments } from './arguments.js';
import { withTemporaryCapture } from './captures/temporary-capture.js';
import { NETWORKML } from './command.js';
import { median } from './contest.js';
import { peakMemory } from './peak-memory.js';

const RUNS = 5;
/** Cut so that ten times as many fit on a disk. */
const DEFAULTS = { packets: 1_000_000, snapshotLength: 128 };
const MULTIPLES = [1, 2, 5, 10] as const;
const DECODE_FILE = fileURLToPath(new URL('./decode-file.js', import.meta.url));

/** What reads a capture, by what it is called: the script and the arguments before the path. */
const READERS: ReadonlyMap<string, readonly string[]> = new Map([
  ['batches()', [DECODE_FILE]],
  ['networkml packets', [NETWORKML, 'packets']],
  ['networkml features', [NETWORKML, 'features', '--quiet']],
  ['networkml inspect', [NETWORKML, 'inspect', '--quiet']],
]);

/** Peak memory on the same packets once, twice, five and ten times. */
export async function memory(args: readonly string[]): Promise<void> {
  const options = captureArguments(args, DEFAULTS);
  const peaks = new Map(Array.from(READERS.keys(), (name) => [name, [] as number[]]));
  for (const multiple of MULTIPLES) {
    const packets = options.packets * multiple;
    await withTemporaryCapture({ ...options, packets }, async ({ path }) => {
      for (const [name, reader] of READERS) {
        const peak = median(Array.from({ length: RUNS }, () => peakMemory([...reader, path])));
        peaks.get(name)?.push(peak);
        console.log(`  ${name.padEnd(20)} ${megabytes(peak)}`);
      }
    });
  }
  for (const [name, [least, ...larger]] of peaks) {
    const growth = megabytes((larger.at(-1) ?? least) - least);
    console.log(`${name}: ${growth} more for ten times the packets (target: no growth)`);
  }
  console.log(`(peak resident memory of the process, medians of ${RUNS} runs)`);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
