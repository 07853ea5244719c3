import { packetsOfCaptures } from '@networkml/pipeline';
import { type EngineName, openCaptures } from '@networkml/pipeline/node';
import { Command } from 'commander';
import type { ExitCode } from '../exit-code.js';
import { InputLog } from '../input-log.js';
import { CAPTURES_ARGUMENT, sharedOptions } from '../options.js';
import { type MessageOptions, Messages } from '../output/messages.js';
import { checkOutput, writeOutput } from '../output/output-file.js';
import { type TableFormatOptions, tableFormat, tableFormatOption } from '../output/table-format.js';
import { answered } from '../termination.js';

interface PacketsCommandOptions extends MessageOptions, TableFormatOptions {
  readonly engine: EngineName;
}

/** `networkml packets`: the header fields of every packet. */
export function packetsCommand(finish: (exitCode: ExitCode) => void): Command {
  return new Command('packets')
    .description('print the header fields of each packet, named as in Wireshark')
    .argument(...CAPTURES_ARGUMENT)
    .addOption(sharedOptions.engine())
    .addOption(tableFormatOption())
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
  { engine, ...options }: Pick<PacketsCommandOptions, 'engine' | 'format' | 'output'>,
  messages: Messages,
): Promise<ExitCode> {
  const { output } = options;
  await checkOutput(paths, output);
  const log = new InputLog(messages);
  // Progress would stand among the lines that it announces.
  const onInput = output === undefined ? undefined : messages.input;
  const format = tableFormat(options);
  return answered(paths, async (stop) => {
    const captures = openCaptures(paths, { engine, onInput, stop });
    const rows = packetsOfCaptures(captures, { format, onReading: (reading) => log.capture(reading) });
    await writeOutput(rows, output, () => log.hasResult);
    return log.exitCode;
  });
}
