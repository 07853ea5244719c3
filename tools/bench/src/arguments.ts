import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { RepeatedCaptureOptions } from './captures/repeated-capture.js';

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

/**
 * The folder that is the only argument; a relative one starts where npm was started.
 *
 * @throws {@link UsageError} if there is none, or more
 */
export function folderArgument(args: readonly string[]): string {
  const [folder, ...others] = args;
  if (folder === undefined || others.length > 0) throw new UsageError('expected one folder');
  return resolve(process.env.INIT_CWD ?? '', folder);
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
  const { positionals, values } = parsed(args);
  return {
    folder: folderArgument(positionals),
    packets: positiveInteger(values.packets, defaults.packets),
    snapshotLength: positiveInteger(values['snapshot-length'], defaults.snapshotLength),
    keep: values.keep,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        packets: { type: 'string' },
        'snapshot-length': { type: 'string' },
        keep: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function positiveInteger(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  const number = Number(text);
  if (Number.isSafeInteger(number) && number > 0) return number;
  throw new UsageError(`expected a whole number of at least 1, got ${text}`);
}
