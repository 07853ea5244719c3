import { Capture, CaptureError, CaptureStatistics, openCapture, openCaptureFile } from '@networkml/pcap';
import type { EngineName } from '@networkml/pcap/engines';
import { PipelineError } from '../pipeline-error.js';
import { type CaptureInput, captureInputs, STANDARD_INPUT } from './capture-input.js';
import type { CaptureReading } from './capture-reading.js';

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
}

/** An input that is a capture, or was meant to be one. */
export class OpenedInput {
  /** @param opened the capture, or why it cannot be read at all */
  constructor(
    readonly input: CaptureInput,
    private readonly opened: Capture | CaptureError,
  ) {}

  /** The capture; undefined if it cannot be read at all. */
  get capture(): Capture | undefined {
    return this.opened instanceof Capture ? this.opened : undefined;
  }

  /** What came of it, once its packets have been read. */
  reading(): CaptureReading {
    const { path, name } = this.input;
    if (this.opened instanceof CaptureError) {
      return { path, name, status: 'failed', error: this.opened, statistics: new CaptureStatistics() };
    }
    const { damage, statistics } = this.opened;
    const status = damage === undefined ? 'complete' : 'truncated';
    return { path, name, status, error: damage ?? null, statistics };
  }
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
): AsyncGenerator<OpenedInput, void, undefined> {
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
  { engine = 'native', onInput }: ReadingOptions,
): AsyncGenerator<OpenedInput, void, undefined> {
  for (const [index, input] of inputs.entries()) {
    onInput?.(input, index, inputs.length);
    const opened = await openInput(input, engine);
    if (opened === undefined) continue;
    try {
      yield opened;
    } finally {
      await opened.capture?.close();
    }
  }
}

/** Opens a capture; undefined for a file of a folder that is no capture. */
export async function openInput(input: CaptureInput, engine: EngineName): Promise<OpenedInput | undefined> {
  const { path, found } = input;
  try {
    return new OpenedInput(
      input,
      await (engine === 'native' ? openNatively(path) : openByOther(engine, path)),
    );
  } catch (error) {
    if (!(error instanceof CaptureError)) throw error;
    return found && isNoCapture(error) ? undefined : new OpenedInput(input, error);
  }
}

async function openNatively(path: string): Promise<Capture> {
  if (path === STANDARD_INPUT) return openCapture(process.stdin, STANDARD_INPUT_OPTIONS);
  return openCaptureFile(path);
}

/** Most runs need no other engine, so these are not even loaded. */
async function openByOther(engine: EngineName, path: string): Promise<Capture> {
  const { openCaptureWith } = await import('@networkml/pcap/engines');
  if (path === STANDARD_INPUT) return openCaptureWith(engine, process.stdin, STANDARD_INPUT_OPTIONS);
  return openCaptureWith(engine, path);
}

function isNoCapture({ code }: CaptureError): boolean {
  return code === 'unknown-format' || code === 'empty';
}

/** Paths that hold no capture at all. */
export function noCapture(paths: readonly string[], files: number): PipelineError {
  return new PipelineError(
    'no-captures',
    `${paths.join(', ')}: no capture in ${files} file${files === 1 ? '' : 's'}`,
  );
}
