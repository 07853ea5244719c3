import { captureArguments } from './arguments.js';
import { WHOLE_PACKETS } from './captures/repeated-capture.js';
import { withTemporaryCapture } from './captures/temporary-capture.js';
import { NETWORKML } from './command.js';
import { type Standing, standingText, takeTurns, timeRatio } from './contest.js';
import { installedCommands, type TimedCommand } from './installed-commands.js';

const ROUNDS = 7;
const DEFAULTS = { packets: 100_000, snapshotLength: WHOLE_PACKETS };
const MULTIPLES = [
  { multiple: 1, target: 'at least 1' },
  { multiple: 10, target: 'at least 4' },
] as const;
const NAME = {
  node: 'node, doing nothing',
  predict: 'networkml predict',
  ndpi: 'ndpiReader -q',
} as const;

/**
 * Compares predictions, from the start of the command to its end, with nDPI's reader. It inspects the first packets of
 * a flow alone, and finds hardly a new flow where the packets come again: the comparison is in its favour.
 */
export async function predict(args: readonly string[]): Promise<void> {
  const options = captureArguments(args, DEFAULTS);
  for (const { multiple, target } of MULTIPLES) {
    await withTemporaryCapture({ ...options, packets: options.packets * multiple }, async ({ path }) => {
      const standings = await takeTurns(installedCommands(commands(path)), ROUNDS);
      for (const standing of standings) console.log(standingText(standing));
      if (standings.some(({ name }) => name === NAME.ndpi)) console.log(comparison(standings, target));
    });
  }
  console.log(`(medians of ${ROUNDS} rounds; ± is half of the range)`);
}

function commands(path: string): TimedCommand[] {
  const node = process.execPath;
  return [
    { name: NAME.node, program: node, args: ['--eval', '0'] },
    { name: NAME.predict, program: node, args: [NETWORKML, 'predict', '--quiet', path] },
    { name: NAME.ndpi, program: 'ndpiReader', args: ['-q', '-i', path] },
  ];
}

function comparison(standings: readonly Standing[], target: string): string {
  const ratio = timeRatio(standings, NAME.ndpi, NAME.predict).toFixed(2);
  return `networkml predict is ${ratio} x as fast as ndpiReader (target: ${target})`;
}
