import { Capture, CaptureError, CaptureStatistics, openCapture, openCaptureFile } from '@networkml/pcap';
import { type CaptureInput, captureInputs, STANDARD_INPUT } from './capture-input.js';
import type { CaptureReading } from './capture-reading.js';
import { PipelineError } from './pipeline-error.js';

/** Told before each input is opened. */
export type InputProgress = (input: CaptureInput, index: number, total: number) => void;

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
 * The captures that paths stand for, one after the other; files found in a folder that are no captures are passed over.
 *
 * @param paths files, folders, or `-` for standard input
 * @throws {@link PipelineError} if the paths hold no capture at all
 */
export async function* openCaptures(
  paths: readonly string[],
  onInput?: InputProgress,
): AsyncGenerator<OpenedInput, void, undefined> {
  const inputs = await captureInputs(paths);
  let captures = 0;
  for (const [index, input] of inputs.entries()) {
    onInput?.(input, index, inputs.length);
    const opened = await openInput(input);
    if (opened === undefined) continue;
    captures++;
    yield new OpenedInput(input, opened);
  }
  if (captures === 0) throw noCapture(paths, inputs.length);
}

/** Undefined for a file of a folder that is no capture. */
async function openInput({ path, found }: CaptureInput): Promise<Capture | CaptureError | undefined> {
  try {
    if (path === STANDARD_INPUT) return await openCapture(process.stdin, { path: 'standard input' });
    return await openCaptureFile(path);
  } catch (error) {
    if (!(error instanceof CaptureError)) throw error;
    return found && isNoCapture(error) ? undefined : error;
  }
}

function isNoCapture({ code }: CaptureError): boolean {
  return code === 'unknown-format' || code === 'empty';
}

function noCapture(paths: readonly string[], files: number): PipelineError {
  return new PipelineError(
    'no-captures',
    `${paths.join(', ')}: no capture in ${files} file${files === 1 ? '' : 's'}`,
  );
}
