import { Command } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { evalCommand } from './commands/eval.js';
import { featuresCommand } from './commands/features.js';
import { inspectCommand } from './commands/inspect.js';
import { modelCommand } from './commands/model.js';
import { packetsCommand } from './commands/packets.js';
import { predictCommand } from './commands/predict.js';
import { trainCommand } from './commands/train.js';
import type { ExitCode } from './exit-code.js';

const EXIT_CODES = `
Exit codes: 0 all input was read, 1 no result, 2 called wrongly, 3 results, but some input was damaged.`;

/** The command line of NetworkML. @param finish told the exit code of the command that ran */
export function program(finish: (exitCode: ExitCode) => void): Command {
  return new Command('networkml')
    .description(packageJson.description)
    .version(packageJson.version)
    .addCommand(predictCommand(finish))
    .addCommand(featuresCommand(finish))
    .addCommand(packetsCommand(finish))
    .addCommand(inspectCommand(finish))
    .addCommand(trainCommand(finish))
    .addCommand(evalCommand(finish))
    .addCommand(modelCommand(finish))
    .addHelpText('after', EXIT_CODES);
}
