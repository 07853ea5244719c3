import { fileURLToPath } from 'node:url';
import { NETWORKML, runCommand } from './command.js';
import { takeTurns } from './contest.js';

const ROUNDS = 15;
const EXAMPLE = fileURLToPath(new URL('../../../examples/lab/Printer.pcapng.gz', import.meta.url));

/** What a user waits for, from the command to its end; Node's own start is the floor. */
const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  'node, doing nothing': ['--eval', '0'],
  'networkml --version': [NETWORKML, '--version'],
  'networkml predict examples/lab/Printer.pcapng.gz': [NETWORKML, 'predict', EXAMPLE],
};

/** Time from start to end of whole commands. */
export async function startup(): Promise<void> {
  const contestants = Object.entries(COMMANDS).map(([name, args]) => ({
    name,
    run: () => runCommand(process.execPath, args),
  }));
  const standings = await takeTurns(contestants, ROUNDS);
  const [floor] = standings;
  for (const { name, median } of standings) {
    console.log(
      `${name.padEnd(44)} ${median.toFixed(0).padStart(5)} ms  ${(median / floor.median).toFixed(1)} x`,
    );
  }
  console.log(`(medians of ${ROUNDS} rounds)`);
}
