import { type Capture, openCapture, openCaptureFile } from '@networkml/pcap';
import type { EngineName } from '@networkml/pcap/engines';
import { PipelineError } from '../../pipeline-error.js';
import { type OpenedCapture, openedAs } from '../../reading/opened-capture.js';
import { type CaptureInput, captureInputs, STANDARD_INPUT } from './capture-input.js';
import { untilStopped } from './until-stopped.js';

const STANDARD_INPUT_OPTIONS = { path: 'standard input' } as const;

/** The engines that read captures, the default one first; see `@networkml/pcap/engines`. */
export const ENGINE_NAMES = ['native', 'pcap-parser', 'tshark'] as const satisfies readonly EngineName[];

/** Told before each input is opened. */
export type InputProgress = (input: CaptureInput, index: number, total: number) => void;

/** How captures are read. */
export interface ReadingOptions {
  /** @defaultValue 'native' */
  readonly engine?: EngineName | undefined;
  readonly onInput?: InputProgress | undefined;
  /** Ends the reading: what was read until then is a capture cut off there. */
  readonly stop?: AbortSignal | undefined;
}

/**
 * The captures that paths stand for, one after the other, each closed when the next one is asked for; files found in a
 * folder that are no captures are passed over.
 *
 * @param paths files, folders, or `-` for standard input
 * @throws {@link PipelineError} if the paths hold no capture at all
 */
export async function* openCaptures(
  paths: readonly string[],
  options: ReadingOptions = {},
): AsyncGenerator<OpenedCapture, void, undefined> {
  const inputs = await captureInputs(paths);
  let captures = 0;
  for await (const opened of openInputs(inputs, options)) {
    captures++;
    yield opened;
  }
  if (captures === 0) throw noCapture(paths, inputs.length);
}

/** The captures of inputs, one after the other, each closed when the next one is asked for. */
export async function* openInputs(
  inputs: readonly CaptureInput[],
  { engine = 'native', onInput, stop }: ReadingOptions,
): AsyncGenerator<OpenedCapture, void, undefined> {
  for (const [index, input] of inputs.entries()) {
    if (stop?.aborted) return;
    onInput?.(input, index, inputs.length);
    const opened = await openInput(input, engine, stop);
    if (opened === undefined) continue;
    try {
      yield opened;
    } finally {
      await opened.capture?.close();
    }
  }
}

/** Opens a capture; undefined for a file of a folder that is no capture. */
export async function openInput(
  input: CaptureInput,
  engine: EngineName,
  stop?: AbortSignal,
): Promise<OpenedCapture | undefined> {
  const { path, found } = input;
  const opened = await openedAs(input, () =>
    engine === 'native' ? openNatively(path, stop) : openByOther(engine, path),
  );
  const { error } = opened.reading();
  const isNoCapture = error?.code === 'unknown-format' || error?.code === 'empty';
  return found && opened.capture === undefined && isNoCapture ? undefined : opened;
}

async function openNatively(path: string, stop: AbortSignal | undefined): Promise<Capture> {
  if (path !== STANDARD_INPUT) return openCaptureFile(path);
  return openCapture(stop ? untilStopped(process.stdin, stop) : process.stdin, STANDARD_INPUT_OPTIONS);
}

/** Most runs need no other engine, so these are not even loaded. */
async function openByOther(engine: EngineName, path: string): Promise<Capture> {
  const { openCaptureWith } = await import('@networkml/pcap/engines');
  if (path === STANDARD_INPUT) return openCaptureWith(engine, process.stdin, STANDARD_INPUT_OPTIONS);
  return openCaptureWith(engine, path);
}

/** Paths that hold no capture at all. */
export function noCapture(paths: readonly string[], files: number): PipelineError {
  return new PipelineError(
    'no-captures',
    `${paths.join(', ')}: no capture in ${files} file${files === 1 ? '' : 's'}`,
  );
}
