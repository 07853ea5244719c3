import { Command } from 'commander';
import { drawRound } from '../draw/round.js';
import { readRoles } from '../roles/role-folder.js';
import { type DrawOptions, drawOptions } from './options.js';

/** `lab plan`: what is drawn for each round, without running any. */
export function planCommand(): Command {
  const command = new Command('plan').description('print as JSON what is drawn for each round');
  for (const option of drawOptions()) command.addOption(option);
  return command.action((options: DrawOptions) => {
    const roles = readRoles();
    const plans = Array.from({ length: options.rounds }, (_, i) =>
      drawRound(roles, options.firstRound + i, options),
    );
    console.log(JSON.stringify(plans, null, 1));
  });
}
