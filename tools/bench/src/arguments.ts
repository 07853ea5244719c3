import { resolve } from 'node:path';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { MLPParameters } from '@networkml/mlp';
import type { RepeatedCaptureOptions } from './captures/repeated-capture.js';

const KERNELS: readonly MLPParameters['kernel'][] = ['auto', 'js', 'wasm'];
const PRECISIONS: readonly MLPParameters['precision'][] = ['f64', 'f32'];

/** A command line that asks for nothing that there is. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Arguments of a benchmark that needs a capture of many packets. */
export interface CaptureArguments extends RepeatedCaptureOptions {
  /** Folder of the captures that the packets are taken from. */
  readonly folder: string;
  /** True if the capture that is made of them stays. */
  readonly keep: boolean;
}

/** Arguments of the benchmark that compares with NetworkML 0.6.10. */
export interface OriginalArguments extends CaptureArguments {
  /**
   * Program that runs the original's parser and featurizer on the capture whose path is its argument; undefined if none
   * was given.
   */
  readonly original: string | undefined;
}

/** Arguments of the benchmark that compares networks with scikit-learn's. */
export interface MlpArguments extends Partial<Pick<MLPParameters, 'kernel' | 'precision'>> {
  /** Folder of the reference data. */
  readonly folder: string;
  /** How often everything is timed. */
  readonly runs: number;
}

/** A table of scores. */
export type ScoresTable = 'scores' | 'ablation' | 'vendor' | 'selection' | 'real';

/** Arguments of the benchmark that scores models. */
export interface ScoresArguments {
  /** Folder of IoT SENTINEL, or of the real networks. */
  readonly folder: string;
  /** What is printed. */
  readonly tables: readonly ScoresTable[];
}

const CAPTURE_OPTIONS = {
  packets: { type: 'string' },
  'snapshot-length': { type: 'string' },
  keep: { type: 'boolean', default: false },
} as const;
const MLP_OPTIONS = {
  runs: { type: 'string' },
  kernel: { type: 'string' },
  precision: { type: 'string' },
} as const;
const SCORES_OPTIONS = {
  ablation: { type: 'boolean', default: false },
  vendor: { type: 'boolean', default: false },
  selection: { type: 'boolean', default: false },
  real: { type: 'boolean', default: false },
} as const;
const ORIGINAL_OPTIONS = { ...CAPTURE_OPTIONS, original: { type: 'string' } } as const;

/**
 * The folder that is the only argument; a relative one starts where npm was started.
 *
 * @throws {@link UsageError} if there is none, or more
 */
export function folderArgument(args: readonly string[]): string {
  const [folder, ...others] = args;
  if (folder === undefined || others.length > 0) throw new UsageError('expected one folder');
  return givenPath(folder);
}

/**
 * The arguments of a benchmark that needs a capture.
 *
 * @param defaults what it is made of unless the arguments say otherwise
 * @throws {@link UsageError} if an argument is unknown or wrong
 */
export function captureArguments(
  args: readonly string[],
  defaults: RepeatedCaptureOptions,
): CaptureArguments {
  const { positionals, values } = parsed(args, CAPTURE_OPTIONS);
  return captureArgumentsOf(positionals, values, defaults);
}

/**
 * The arguments of the benchmark that compares with the original.
 *
 * @param defaults what the capture is made of unless the arguments say otherwise
 * @throws {@link UsageError} if an argument is unknown or wrong
 */
export function originalArguments(
  args: readonly string[],
  defaults: RepeatedCaptureOptions,
): OriginalArguments {
  const { positionals, values } = parsed(args, ORIGINAL_OPTIONS);
  const original = values.original === undefined ? undefined : givenPath(values.original);
  return { ...captureArgumentsOf(positionals, values, defaults), original };
}

/**
 * The arguments of the benchmark that compares networks with scikit-learn's.
 *
 * @param defaults what is done unless the arguments say otherwise
 * @throws {@link UsageError} if an argument is unknown or wrong
 */
export function mlpArguments(args: readonly string[], defaults: { readonly runs: number }): MlpArguments {
  const { positionals, values } = parsed(args, MLP_OPTIONS);
  return {
    folder: folderArgument(positionals),
    runs: positiveInteger(values.runs, defaults.runs),
    ...(values.kernel !== undefined && { kernel: oneOf(KERNELS, values.kernel) }),
    ...(values.precision !== undefined && { precision: oneOf(PRECISIONS, values.precision) }),
  };
}

/**
 * The arguments of the benchmark that scores models: the tables that are named, else the one of all scores.
 *
 * @throws {@link UsageError} if an argument is unknown or wrong
 */
export function scoresArguments(args: readonly string[]): ScoresArguments {
  const { positionals, values } = parsed(args, SCORES_OPTIONS);
  const named = (['ablation', 'vendor', 'selection', 'real'] as const).filter((table) => values[table]);
  return { folder: folderArgument(positionals), tables: named.length > 0 ? named : ['scores'] };
}

function oneOf<T extends string>(choices: readonly T[], text: string): T {
  const choice = choices.find((each) => each === text);
  if (choice === undefined) throw new UsageError(`expected one of ${choices.join(', ')}, got ${text}`);
  return choice;
}

interface CaptureValues {
  readonly packets?: string | undefined;
  readonly 'snapshot-length'?: string | undefined;
  readonly keep: boolean;
}

function captureArgumentsOf(
  positionals: readonly string[],
  values: CaptureValues,
  defaults: RepeatedCaptureOptions,
): CaptureArguments {
  return {
    folder: folderArgument(positionals),
    packets: positiveInteger(values.packets, defaults.packets),
    snapshotLength: positiveInteger(values['snapshot-length'], defaults.snapshotLength),
    keep: values.keep,
  };
}

function parsed<T extends NonNullable<ParseArgsConfig['options']>>(args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** A relative path starts where npm was started. */
function givenPath(path: string): string {
  return resolve(process.env.INIT_CWD ?? '', path);
}

function positiveInteger(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  const number = Number(text);
  if (Number.isSafeInteger(number) && number > 0) return number;
  throw new UsageError(`expected a whole number of at least 1, got ${text}`);
}
