import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';

/** Options that say which rounds are drawn. */
export interface DrawOptions {
  readonly rounds: number;
  readonly firstRound: number;
  readonly seed: number;
  readonly roundsPerConfiguration: number;
}

/** The options of {@link DrawOptions}. */
export function drawOptions(): Option[] {
  return [
    new Option('--rounds <number>', 'rounds, each with all roles').default(12).argParser(positiveInteger),
    new Option('--first-round <number>', 'number of the first one').default(1).argParser(positiveInteger),
    new Option('--seed <number>', 'what the draws depend on').default(1).argParser(positiveInteger),
    new Option('--rounds-per-configuration <number>', 'rounds that share domain and subnet')
      .default(3)
      .argParser(positiveInteger),
  ];
}

/** A whole number of at least 1. */
export function positiveInteger(text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number > 0) return number;
  throw new InvalidArgumentError('expected a whole number of at least 1');
}

/** A path; a relative one starts where the package manager was started. */
export function givenPath(path: string): string {
  return resolve(process.env.INIT_CWD ?? '', path);
}

/** A folder that is there; as {@link givenPath}. */
export function givenFolder(path: string): string {
  const folder = givenPath(path);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return folder;
  throw new InvalidArgumentError('expected a folder');
}
