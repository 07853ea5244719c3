import { isInstalled, runCommand } from './command.js';
import type { Contestant } from './contest.js';

/** A command that is to be timed. */
export interface TimedCommand {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
}

/** The commands whose programs are there, as contestants; says which programs are not. */
export function installedCommands(all: readonly TimedCommand[]): Contestant[] {
  const missing = new Set(all.map(({ program }) => program).filter((program) => !isInstalled(program)));
  for (const program of missing) console.log(`${program} is not installed: nothing is compared with it`);
  return all
    .filter(({ program }) => !missing.has(program))
    .map(({ name, program, args }) => ({ name, run: () => runCommand(program, args) }));
}
