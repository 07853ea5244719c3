import { packetsOfCaptures } from '@networkml/pipeline';
import { Command } from 'commander';
import type { ExitCode } from '../exit-code.js';
import { InputLog } from '../input-log.js';
import { CAPTURES_ARGUMENT, sharedOptions } from '../options.js';
import { type MessageOptions, Messages } from '../output/messages.js';
import { writeOutput } from '../output/output-file.js';

interface PacketsCommandOptions extends MessageOptions {
  readonly output?: string;
}

/** `networkml packets`: the header fields of every packet. */
export function packetsCommand(finish: (exitCode: ExitCode) => void): Command {
  return new Command('packets')
    .description('print the header fields of each packet as CSV, named as in Wireshark')
    .argument(...CAPTURES_ARGUMENT)
    .addOption(sharedOptions.output())
    .action(async (paths: string[], options: PacketsCommandOptions) =>
      finish(await Messages.during(options, (messages) => packets(paths, options, messages))),
    );
}

async function packets(
  paths: readonly string[],
  { output }: PacketsCommandOptions,
  messages: Messages,
): Promise<ExitCode> {
  const log = new InputLog(messages);
  await writeOutput(
    packetsOfCaptures(paths, (reading) => log.capture(reading)),
    output,
  );
  return log.exitCode;
}
