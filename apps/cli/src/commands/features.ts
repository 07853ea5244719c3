import {
  type FeaturizedCapture,
  featureSchema,
  featuresOfCaptures,
  featurizeCaptures,
  SCHEMA_NAMES,
} from '@networkml/pipeline';
import { Command, Option } from 'commander';
import type { ExitCode } from '../exit-code.js';
import { InputLog } from '../input-log.js';
import { CAPTURES_ARGUMENT, sharedOptions } from '../options.js';
import { type MessageOptions, Messages } from '../output/messages.js';
import { writeOutput } from '../output/output-file.js';

interface FeaturesCommandOptions extends MessageOptions {
  readonly schema: string;
  readonly devices: 'all' | 'canonical';
  readonly ipFlags: 'word' | 'tshark4';
  readonly output?: string;
}

/** `networkml features`: the feature table of captures. */
export function featuresCommand(finish: (exitCode: ExitCode) => void): Command {
  return new Command('features')
    .description('print the features of each device in captures as CSV')
    .argument(...CAPTURES_ARGUMENT)
    .addOption(new Option('--schema <name>', 'which features').choices(SCHEMA_NAMES).default(SCHEMA_NAMES[0]))
    .addOption(
      new Option('--devices <which>', "all, or the one that NetworkML 0.6.10 takes for the capture's subject")
        .choices(['all', 'canonical'])
        .default('all'),
    )
    .addOption(sharedOptions.ipFlags().default('word'))
    .addOption(sharedOptions.output())
    .addOption(sharedOptions.quiet())
    .addOption(sharedOptions.verbose())
    .action(async (paths: string[], options: FeaturesCommandOptions) =>
      finish(await Messages.during(options, (messages) => features(paths, options, messages))),
    );
}

async function features(
  paths: readonly string[],
  { schema: name, devices, ipFlags, output }: FeaturesCommandOptions,
  messages: Messages,
): Promise<ExitCode> {
  const log = new InputLog(messages);
  const schema = featureSchema(name);
  const captures = featurizeCaptures(paths, { schema, devices, ipFlags }, ({ path }, index, total) =>
    messages.progress(`${index + 1} of ${total}: ${path}`),
  );
  await writeOutput(featuresOfCaptures(watched(captures, log), schema), output);
  return log.exitCode;
}

async function* watched(
  captures: AsyncIterable<FeaturizedCapture>,
  log: InputLog,
): AsyncGenerator<FeaturizedCapture> {
  for await (const capture of log.watch(captures)) {
    log.devices(capture.path, capture.table.devices);
    yield capture;
  }
}
