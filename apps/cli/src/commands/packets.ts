import { type EngineName, packetsOfCaptures } from '@networkml/pipeline';
import { Command } from 'commander';
import type { ExitCode } from '../exit-code.js';
import { InputLog } from '../input-log.js';
import { CAPTURES_ARGUMENT, sharedOptions } from '../options.js';
import { type MessageOptions, Messages } from '../output/messages.js';
import { keepInputs, writeOutput } from '../output/output-file.js';

interface PacketsCommandOptions extends MessageOptions {
  readonly engine: EngineName;
  readonly output?: string;
}

/** `networkml packets`: the header fields of every packet. */
export function packetsCommand(finish: (exitCode: ExitCode) => void): Command {
  return new Command('packets')
    .description('print the header fields of each packet as CSV, named as in Wireshark')
    .argument(...CAPTURES_ARGUMENT)
    .addOption(sharedOptions.engine())
    .addOption(sharedOptions.output())
    .addOption(sharedOptions.quiet())
    .addOption(sharedOptions.verbose())
    .action(async (paths: string[], options: PacketsCommandOptions) =>
      finish(await Messages.during(options, (messages) => packets(paths, options, messages))),
    );
}

/** Prints the header fields of every packet. */
export async function packets(
  paths: readonly string[],
  { engine, output }: Pick<PacketsCommandOptions, 'engine' | 'output'>,
  messages: Messages,
): Promise<ExitCode> {
  await keepInputs(paths, output);
  const log = new InputLog(messages);
  // Progress would stand among the lines that it announces.
  const onInput = output === undefined ? undefined : messages.input;
  const lines = packetsOfCaptures(paths, { engine, onInput }, (reading) => log.capture(reading));
  await writeOutput(lines, output);
  return log.exitCode;
}
