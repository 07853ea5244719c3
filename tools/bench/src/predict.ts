import { captureArguments } from './arguments.js';
import { WHOLE_PACKETS } from './captures/repeated-capture.js';
import { withTemporaryCapture } from './captures/temporary-capture.js';
import { NETWORKML } from './command.js';
import { standingText, takeTurns, timeRatio } from './contest.js';
import { installedCommands } from './installed-commands.js';

const ROUNDS = 7;
const DEFAULTS = { packets: 100_000, snapshotLength: WHOLE_PACKETS };
const MULTIPLES = [
  { multiple: 1, target: 'at least 1' },
  { multiple: 10, target: 'at least 4' },
] as const;
const NAME = { predict: 'networkml predict', ndpi: 'ndpiReader -q' } as const;

/** Compares predictions, from the start of the command to its end, with nDPI's reader. */
export async function predict(args: readonly string[]): Promise<void> {
  const options = captureArguments(args, DEFAULTS);
  for (const { multiple, target } of MULTIPLES) {
    await withTemporaryCapture({ ...options, packets: options.packets * multiple }, async ({ path }) => {
      const commands = installedCommands([
        { name: NAME.predict, program: process.execPath, args: [NETWORKML, 'predict', '--quiet', path] },
        { name: NAME.ndpi, program: 'ndpiReader', args: ['-q', '-i', path] },
      ]);
      const standings = await takeTurns(commands, ROUNDS);
      for (const standing of standings) console.log(standingText(standing));
      if (standings.length < 2) return;
      const ratio = timeRatio(standings, NAME.ndpi, NAME.predict).toFixed(2);
      console.log(`networkml predict is ${ratio} x as fast as ndpiReader (target: ${target})`);
    });
  }
  console.log(`(medians of ${ROUNDS} rounds; ± is half of the range)`);
}
