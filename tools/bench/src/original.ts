import { accessSync, constants } from 'node:fs';
import { originalArguments, UsageError } from './arguments.js';
import { WHOLE_PACKETS } from './captures/repeated-capture.js';
import { withTemporaryCapture } from './captures/temporary-capture.js';
import { NETWORKML, runCommand } from './command.js';
import { type Contestant, type Standing, standingText, takeTurns, timeRatio } from './contest.js';
import { installedCommands } from './installed-commands.js';

const ROUNDS = 3;
/** A slice that the original can finish. */
const DEFAULTS = { packets: 10_000, snapshotLength: WHOLE_PACKETS };
const NAME = {
  features: 'networkml features',
  original: 'the original, parser and featurizer',
  tshark: "tshark -V -T json, the original's first step",
} as const;

/**
 * Compares the features command, from start to end, with the parser and featurizer of NetworkML 0.6.10, and with the
 * command that its parser starts, which it cannot be faster than.
 */
export async function original(args: readonly string[]): Promise<void> {
  const { original: program, ...options } = originalArguments(args, DEFAULTS);
  if (program === undefined)
    console.log('no --original was given: nothing is compared with all of the original');
  else requireProgram(program);
  await withTemporaryCapture(options, async ({ path, packets }) => {
    const standings = await takeTurns(contestants(path, program), ROUNDS);
    for (const standing of standings) console.log(line(standing, packets));
    console.log(`(medians of ${ROUNDS} rounds; ± is half of the range)`);
    for (const comparison of comparisons(standings)) console.log(comparison);
  });
}

function requireProgram(path: string): void {
  try {
    accessSync(path, constants.X_OK);
  } catch {
    throw new UsageError(`${path}: no program that can be run`);
  }
}

function contestants(path: string, program: string | undefined): Contestant[] {
  const ours = [NETWORKML, 'features', '--quiet', path];
  const installed = installedCommands([
    { name: NAME.features, program: process.execPath, args: ours },
    { name: NAME.tshark, program: 'tshark', args: ['-n', '-r', path, '-V', '-T', 'json'] },
  ]);
  if (program === undefined) return installed;
  return [...installed, { name: NAME.original, run: () => runCommand(program, [path]) }];
}

function line(standing: Standing, packets: number): string {
  const speed = (packets / standing.median).toFixed(1).padStart(8);
  return `${standingText(standing)} ${speed} thousand packets/s`;
}

function comparisons(standings: readonly Standing[]): string[] {
  return [NAME.original, NAME.tshark]
    .filter((peer) => standings.some(({ name }) => name === peer))
    .map((peer) => {
      const ratio = timeRatio(standings, peer, NAME.features).toFixed(0);
      const target = peer === NAME.original ? ' (target: at least 200)' : '';
      return `${NAME.features} is ${ratio} x faster than ${peer}${target}`;
    });
}
