import { isIPv4, isIPv6, SocketAddress } from 'node:net';
import { availableParallelism } from 'node:os';
import { DEFAULT_MODEL_ID, DEVICE_RECIPE, GRID_RECIPE } from '@networkml/pipeline';
import { ENGINE_NAMES } from '@networkml/pipeline/node';
import { InvalidArgumentError, Option } from 'commander';

const CAPTURES = 'capture files, folders of captures, or - for standard input';

/** Captures as an argument of a command. */
export const CAPTURES_ARGUMENT = ['<capture...>', CAPTURES] as const;

/** Captures as an argument of a command that can do without. */
export const OPTIONAL_CAPTURES_ARGUMENT = ['[capture...]', CAPTURES] as const;

const ARCHITECTURES = GRID_RECIPE.architectures.map((sizes) => sizes.join(',')).join(' ');

/** Options that several commands share. A new object each, since a command keeps its options' state. */
export const sharedOptions = {
  output: () => new Option('-o, --output <file>', 'write the result to a file instead of standard output'),
  quiet: () => new Option('-q, --quiet', 'no progress and no notes'),
  verbose: () => new Option('-v, --verbose', 'progress as lines, a line a step'),
  model: () =>
    new Option('-m, --model <name-or-file>', 'a shipped model or a model file').default(DEFAULT_MODEL_ID),
  engine: () =>
    new Option(
      '--engine <name>',
      'what reads the captures: our own reader, the npm library, or an installed tshark',
    )
      .choices(ENGINE_NAMES)
      .default(ENGINE_NAMES[0]),
  jobs: (what = 'files that are read') =>
    new Option('--jobs <n>', `most ${what} at a time`)
      .argParser(integerFrom(1))
      .default(availableParallelism(), 'one a processor'),
  ipFlags: () =>
    new Option(
      '--ip-flags <encoding>',
      'what the ip_flags features of host-footprint decode: the word of flags and fragment offset (default), or the flags alone',
    ).choices(['word', 'tshark4']),
  labels: () =>
    new Option(
      '--labels <file>',
      'CSV or TSV with the labels and any of the columns capture, mac and ip; else file names tell',
    ),
  roleColumn: () =>
    new Option(
      '--role-column <name>',
      'column of the roles, where the labels are finer, such as makes of devices',
    ),
  labelColumn: () => new Option('--label-column <name>', 'column of the labels').default('role'),
  labelFiles: () =>
    new Option(
      '--labels <file>',
      'CSV or TSV with the labels and any of the columns capture, mac and ip; may be repeated; else file names tell',
    ).argParser((text: string, previous: readonly string[] = []) => [...previous, text]),
  labelWeights: () =>
    new Option(
      '--label-weights <numbers>',
      'how much the devices of each label file count, such as 1,0.25 (default: alike)',
    ).argParser(weights),
  groupColumn: () =>
    new Option(
      '--group-column <name>',
      'column of the groups that folds never part, such as a site or a day; one for each label file where they differ: site,day (default: none)',
    ).argParser((text) => text.split(',')),
  kfolds: () => new Option('--kfolds <n>', 'stratified folds').argParser(integerFrom(2)),
  seed: () =>
    new Option('--seed <n>', 'seed of folds, weights and shuffling').argParser(integerFrom(0)).default(0),
  hiddenLayers: () =>
    new Option(
      '--hidden-layers <sizes>',
      `a network to try (default: ${DEVICE_RECIPE.hiddenLayerSizes.join(',')} on device@1; on host-footprint it may be repeated: ${ARCHITECTURES})`,
    ).argParser(layers),
} as const;

/** Parses a share above 0 and below 1. */
export function share(text: string): number {
  const value = Number(text);
  if (value > 0 && value < 1) return value;
  throw new InvalidArgumentError('Expected a share above 0 and below 1, such as 0.95.');
}

function weights(text: string): number[] {
  const numbers = text.split(',').map(Number);
  if (numbers.every((number) => number > 0 && Number.isFinite(number))) return numbers;
  throw new InvalidArgumentError('Expected numbers above 0, such as 1,0.25.');
}

/** Parses an integer that is not less. */
export function integerFrom(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < least || value >= 2 ** 32) {
      throw new InvalidArgumentError(`Expected an integer from ${least} on.`);
    }
    return value;
  };
}

function layers(text: string, previous: readonly (readonly number[])[] | undefined): number[][] {
  if (!/^\d{1,4}(,\d{1,4})*$/.test(text)) throw new InvalidArgumentError('Expected sizes such as 64,32.');
  return [...(previous ?? []).map((sizes) => [...sizes]), text.split(',').map(Number)];
}

const SECONDS_PER_UNIT = { s: 1, m: 60, h: 3600, d: 86_400 } as const;

/** A duration such as 90, 90s, 15m, 1.5h or 2d, in seconds. */
export function duration(text: string): number {
  const [, number, unit = 's'] = /^(\d+(?:\.\d+)?)([smhd])?$/.exec(text) ?? [];
  const seconds = Number(number) * SECONDS_PER_UNIT[unitOf(unit)];
  if (seconds > 0 && Number.isFinite(seconds)) return seconds;
  throw new InvalidArgumentError('Expected a duration such as 90s, 15m, 1.5h or 2d.');
}

function unitOf(unit: string): keyof typeof SECONDS_PER_UNIT {
  return unit === 'm' || unit === 'h' || unit === 'd' ? unit : 's';
}

/** A MAC address in lower case with colons, from any usual notation, or an IP address as it is printed (RFC 5952). */
export function deviceAddress(text: string): string {
  if (isIPv4(text)) return text;
  if (isIPv6(text)) return new SocketAddress({ family: 'ipv6', address: text }).address;
  const digits = text.toLowerCase().replace(/[:.-]/g, '');
  if (/^[0-9a-f]{12}$/.test(digits)) return digits.replace(/(..)(?!$)/g, '$1:');
  throw new InvalidArgumentError('Expected an address such as 00:04:00:81:81:d0, 10.0.0.1 or fe80::1.');
}
