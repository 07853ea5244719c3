import {
  type EngineName,
  FEATURE_FORMATS,
  type FeatureFormat,
  type FeaturizedCapture,
  featureSchema,
  featuresOfCaptures,
  featurizeCaptures,
  SCHEMA_NAMES,
  type WindowOptions,
} from '@networkml/pipeline';
import { Command, Option } from 'commander';
import type { ExitCode } from '../exit-code.js';
import { InputLog } from '../input-log.js';
import { CAPTURES_ARGUMENT, duration, sharedOptions } from '../options.js';
import { type MessageOptions, Messages } from '../output/messages.js';
import { keepInputs, writeOutput } from '../output/output-file.js';

interface FeaturesCommandOptions extends MessageOptions {
  readonly schema: string;
  readonly level: 'host' | 'session';
  readonly devices: 'all' | 'canonical';
  readonly window?: number;
  readonly slide?: number;
  readonly ipFlags: 'word' | 'tshark4';
  readonly engine: EngineName;
  readonly format?: FeatureFormat;
  readonly output?: string;
}

/** `networkml features`: the feature table of captures. */
export function featuresCommand(finish: (exitCode: ExitCode) => void): Command {
  return new Command('features')
    .description('print the features of each device in captures')
    .argument(...CAPTURES_ARGUMENT)
    .addOption(new Option('--schema <name>', 'which features').choices(SCHEMA_NAMES).default(SCHEMA_NAMES[0]))
    .addOption(
      new Option(
        '--level <level>',
        'what a row is about: a device, or a session of a device as NetworkML 0.6.10 has it',
      )
        .choices(['host', 'session'])
        .default('host'),
    )
    .addOption(
      new Option('--devices <which>', "all, or the one that NetworkML 0.6.10 takes for the capture's subject")
        .choices(['all', 'canonical'])
        .default('all'),
    )
    .addOption(
      new Option('--window <duration>', 'a row for each window of capture time, such as 15m').argParser(
        duration,
      ),
    )
    .addOption(
      new Option(
        '--slide <duration>',
        'from the start of a window to that of the next (default: its length)',
      ).argParser(duration),
    )
    .addOption(sharedOptions.ipFlags().default('word'))
    .addOption(sharedOptions.engine())
    .addOption(
      new Option(
        '-f, --format <format>',
        "how to print them (default: as the output file's name says, else csv)",
      ).choices(FEATURE_FORMATS),
    )
    .addOption(sharedOptions.output())
    .addOption(sharedOptions.quiet())
    .addOption(sharedOptions.verbose())
    .action(async (paths: string[], options: FeaturesCommandOptions, command: Command) => {
      const window = windowOptions(options, command);
      finish(await Messages.during(options, (messages) => features(paths, options, window, messages)));
    });
}

async function features(
  paths: readonly string[],
  { schema: name, level, devices, ipFlags, engine, format, output }: FeaturesCommandOptions,
  window: WindowOptions | undefined,
  messages: Messages,
): Promise<ExitCode> {
  await keepInputs(paths, output);
  const log = new InputLog(messages);
  const schema = featureSchema(name);
  const captures = featurizeCaptures(paths, {
    schema,
    level,
    devices,
    window,
    ipFlags,
    engine,
    onInput: messages.input,
  });
  await writeOutput(
    featuresOfCaptures(watched(captures, log), schema, {
      format: format ?? formatOf(output),
      windows: window !== undefined,
    }),
    output,
  );
  return log.exitCode;
}

/** The format that a file's name tells: `x.ndjson` or `x.ndjson.gz`. */
function formatOf(output = ''): FeatureFormat {
  return /\.ndjson(\.gz)?$/.test(output) ? 'ndjson' : 'csv';
}

/** As many as the library allows at any moment. */
const MOST_WINDOWS = 1000;

/** What the options say of windows; says what is wrong with them, and ends the command. */
function windowOptions({ window: length, slide }: FeaturesCommandOptions, command: Command) {
  if (length === undefined) {
    return slide === undefined
      ? undefined
      : command.error("error: option '--slide <duration>' needs '--window'");
  }
  if (slide !== undefined && slide > length) {
    command.error(
      "error: option '--slide <duration>' must be at most '--window', or packets would be left out",
    );
  }
  if (slide !== undefined && length / slide > MOST_WINDOWS) {
    command.error(`error: at most ${MOST_WINDOWS} windows may overlap: make '--slide <duration>' longer`);
  }
  return { length, slide };
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
