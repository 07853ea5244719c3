import { Command } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { planCommand } from './commands/plan.js';
import { reportCommand } from './commands/report.js';
import { runCommand } from './commands/run.js';

/** The command line of the lab. */
export function program(): Command {
  return new Command('lab')
    .description(packageJson.description)
    .addCommand(runCommand())
    .addCommand(planCommand())
    .addCommand(reportCommand());
}
