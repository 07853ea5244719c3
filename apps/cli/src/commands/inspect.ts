import { type CaptureInspection, inspectCaptures } from '@networkml/pipeline';
import { type EngineName, openCaptures } from '@networkml/pipeline/node';
import { Command, Option } from 'commander';
import type { ExitCode } from '../exit-code.js';
import { InputLog } from '../input-log.js';
import { CAPTURES_ARGUMENT, sharedOptions } from '../options.js';
import { inspectionText } from '../output/inspection-text.js';
import { type MessageOptions, Messages } from '../output/messages.js';
import { checkOutput, writeOutput } from '../output/output-file.js';
import { answered } from '../termination.js';

interface InspectCommandOptions extends MessageOptions {
  readonly format: 'text' | 'json';
  readonly engine: EngineName;
  readonly output?: string;
}

/** `networkml inspect`: what captures hold. */
export function inspectCommand(finish: (exitCode: ExitCode) => void): Command {
  return new Command('inspect')
    .description('tell what captures hold and how they are damaged')
    .argument(...CAPTURES_ARGUMENT)
    .addOption(
      new Option('-f, --format <format>', 'how to print it').choices(['text', 'json']).default('text'),
    )
    .addOption(sharedOptions.engine())
    .addOption(sharedOptions.output())
    .addOption(sharedOptions.quiet())
    .addOption(sharedOptions.verbose())
    .action(async (paths: string[], options: InspectCommandOptions) =>
      finish(await Messages.during(options, (messages) => inspect(paths, options, messages))),
    );
}

async function inspect(
  paths: readonly string[],
  { format, engine, output }: InspectCommandOptions,
  messages: Messages,
): Promise<ExitCode> {
  await checkOutput(paths, output);
  const log = new InputLog(messages);
  return answered(paths, async (stop) => {
    const captures: CaptureInspection[] = [];
    const inspections = inspectCaptures(openCaptures(paths, { engine, onInput: messages.input, stop }));
    for await (const capture of log.watch(inspections)) captures.push(capture);
    messages.done();
    await writeOutput([text(format, captures)], output);
    return log.exitCode;
  });
}

function text(format: InspectCommandOptions['format'], captures: readonly CaptureInspection[]): string {
  if (format === 'json') return `${JSON.stringify({ captures }, null, 2)}\n`;
  return captures
    .filter(({ status }) => status !== 'failed')
    .map(inspectionText)
    .join('\n');
}
