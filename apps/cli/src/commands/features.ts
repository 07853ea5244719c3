import { SCHEMA_NAMES } from '@networkml/pipeline';
import { Command, Option } from 'commander';
import type { ExitCode } from '../exit-code.js';
import { deviceAddress, duration, OPTIONAL_CAPTURES_ARGUMENT, sharedOptions } from '../options.js';
import { Messages } from '../output/messages.js';
import { checkOutput } from '../output/output-file.js';
import { tableFormatOption } from '../output/table-format.js';
import { FEATURE_LEVELS } from './feature-levels.js';
import { describeFeatures } from './features-description.js';
import type { FeatureLevelName, FeaturesCommandOptions } from './features-options.js';

/** `networkml features`: the feature table of captures. */
export function featuresCommand(finish: (exitCode: ExitCode) => void): Command {
  const command = new Command('features')
    .description('print the features of each device in captures')
    .argument(...OPTIONAL_CAPTURES_ARGUMENT);
  for (const option of OPTIONS) command.addOption(option());
  return command.action(async (paths: string[], options: FeaturesCommandOptions) => {
    checkOptions(paths, options, command);
    finish(await (options.describe ? describeFeatures(options) : features(paths, options)));
  });
}

/** A new object each, since a command keeps its options' state. */
const OPTIONS: readonly (() => Option)[] = [
  () =>
    new Option(
      '--describe',
      'print the definitions of the features instead: name, unit, range, what each is',
    ),
  () => new Option('--schema <name>', 'which features').choices(SCHEMA_NAMES).default(SCHEMA_NAMES[0]),
  () =>
    new Option(
      '--level <level>',
      'what a row is about: a device, a session of a device as NetworkML 0.6.10 has it, a bidirectional flow (flow@1), or a packet',
    )
      .choices(Object.keys(FEATURE_LEVELS))
      .default('host'),
  () =>
    new Option('--devices <which>', "all, or the one that NetworkML 0.6.10 takes for the capture's subject")
      .choices(['all', 'canonical'])
      .default('all'),
  () =>
    new Option('--device <address>', 'the only device of interest, by MAC or IP address').argParser(
      deviceAddress,
    ),
  () => new Option('--exclude-gateways', 'leave out devices that pass on packets from public networks'),
  () =>
    new Option('--window <duration>', 'a row for each window of capture time, such as 15m').argParser(
      duration,
    ),
  () =>
    new Option(
      '--slide <duration>',
      'from the start of a window to that of the next (default: its length)',
    ).argParser(duration),
  () =>
    new Option('--idle-timeout <duration>', 'a flow ends when idle for longer (default: 2m)').argParser(
      duration,
    ),
  () => new Option('--active-timeout <duration>', 'a longer flow is cut (default: 30m)').argParser(duration),
  () => sharedOptions.ipFlags(),
  () =>
    new Option(
      '--labels <file>',
      'a column "role" from a CSV with the labels and any of the columns capture, mac and ip',
    ),
  () => sharedOptions.labelColumn(),
  () =>
    new Option('--labels-from-names', 'a column "role" from the names of the captures').conflicts('labels'),
  () => sharedOptions.engine(),
  () => sharedOptions.jobs(),
  tableFormatOption,
  () => sharedOptions.output(),
  () => sharedOptions.quiet(),
  () => sharedOptions.verbose(),
];

async function features(paths: readonly string[], options: FeaturesCommandOptions): Promise<ExitCode> {
  await checkOutput([...paths, options.labels], options.output);
  return Messages.during(options, (messages) => FEATURE_LEVELS[options.level](paths, options, messages));
}

/** As many as the library allows at any moment. */
const MOST_WINDOWS = 1000;
/** In days: nanoseconds of more are no safe integer. */
const LONGEST_WINDOW = 104;
const SECONDS_OF_A_DAY = 86_400;

/** Options that only some levels know. */
const LEVELS_OF_OPTIONS = {
  schema: ['host', 'session'],
  devices: ['host', 'session'],
  ipFlags: ['host', 'session'],
  jobs: ['host', 'session'],
  window: ['host', 'session'],
  device: ['host', 'session'],
  excludeGateways: ['host', 'session'],
  labels: ['host', 'session'],
  labelsFromNames: ['host', 'session'],
  idleTimeout: ['flow'],
  activeTimeout: ['flow'],
} as const satisfies Partial<Record<keyof FeaturesCommandOptions, readonly FeatureLevelName[]>>;

/** Says what is wrong with the options, and ends the command. */
function checkOptions(paths: readonly string[], options: FeaturesCommandOptions, command: Command): void {
  const { level, window, slide, describe, format } = options;
  if (paths.length === 0 && !describe) command.error("error: missing required argument 'capture'");
  if (describe && format !== undefined && format !== 'ndjson') {
    command.error('error: definitions are printed as a table, or with --format ndjson');
  }
  for (const [option, levels] of Object.entries(LEVELS_OF_OPTIONS)) {
    const isGiven = command.getOptionValueSource(option) === 'cli';
    if (isGiven && !levels.some((known) => known === level)) {
      command.error(`error: option '${flagOf(option)}' is for --level ${levels.join(' or ')}`);
    }
  }
  if (window !== undefined && window >= LONGEST_WINDOW * SECONDS_OF_A_DAY) {
    command.error(`error: option '--window <duration>' must be shorter than ${LONGEST_WINDOW} days`);
  }
  if (slide === undefined) return;
  if (window === undefined) command.error("error: option '--slide <duration>' needs '--window'");
  else if (slide > window) {
    command.error(
      "error: option '--slide <duration>' must be at most '--window', or packets would be left out",
    );
  } else if (window / slide > MOST_WINDOWS) {
    command.error(`error: at most ${MOST_WINDOWS} windows may overlap: make '--slide <duration>' longer`);
  }
}

function flagOf(option: string): string {
  return `--${option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
