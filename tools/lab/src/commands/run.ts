import { existsSync } from 'node:fs';
import { Command, Option } from 'commander';
import { installPackages, missingPackages, packagesOf } from '../roles/packages.js';
import { type LabRole, readRoles } from '../roles/role-folder.js';
import { endWithParent, runIsolated } from '../run/isolated-process.js';
import { runRounds } from '../run/run-rounds.js';
import { type DrawOptions, drawOptions, givenPath, positiveInteger } from './options.js';

interface RunCommandOptions extends DrawOptions {
  readonly seconds: number;
  readonly packets: number;
  readonly out: string;
  readonly logs?: string;
  readonly roles?: readonly string[];
  readonly install?: boolean;
  readonly isolated?: boolean;
}

/** `lab run`: brings the lab up, runs rounds, and takes it down. */
export function runCommand(): Command {
  const command = new Command('run').description('bring the lab up, capture rounds, and take it down');
  for (const option of drawOptions()) command.addOption(option);
  return command
    .addOption(
      new Option('--seconds <number>', 'seconds that a round is captured')
        .default(100)
        .argParser(positiveInteger),
    )
    .addOption(
      new Option('--packets <number>', 'most packets kept of a device and round')
        .default(6000)
        .argParser(positiveInteger),
    )
    .addOption(
      new Option('--out <folder>', 'where the captures go').makeOptionMandatory().argParser(givenPath),
    )
    .addOption(new Option('--logs <folder>', 'where the devices tell what they do').argParser(givenPath))
    .addOption(
      new Option('--roles <ids...>', 'only devices of these roles').choices(readRoles().map(({ id }) => id)),
    )
    .option('--install', 'install the Debian packages that are missing')
    .addOption(new Option('--isolated').hideHelp())
    .action(async (options: RunCommandOptions) => {
      process.exitCode = await run(options);
    });
}

async function run(options: RunCommandOptions): Promise<number> {
  const roles = chosenRoles(options.roles);
  if (options.isolated === true) {
    endWithParent();
    const failed = await runRounds(roles, { ...options, mostPackets: options.packets, logs: options.logs });
    return failed === 0 ? 0 : 1;
  }
  if (!hasDebianPackages() || process.getuid?.() !== 0) {
    console.error('the lab needs root on Debian or Ubuntu');
    return 2;
  }
  const missing = await missingPackages(packagesOf(roles));
  if (missing.length > 0 && options.install !== true) {
    console.error(`packages missing (--install installs them): ${missing.join(' ')}`);
    return 2;
  }
  if (missing.length > 0) await installPackages(missing);
  return runIsolated([...process.argv.slice(2), '--isolated']);
}

function chosenRoles(ids: readonly string[] | undefined): LabRole[] {
  return readRoles().filter(({ id }) => ids === undefined || ids.includes(id));
}

/** Debian, Ubuntu and what is made of them. */
function hasDebianPackages(): boolean {
  return existsSync('/usr/bin/dpkg-query');
}
