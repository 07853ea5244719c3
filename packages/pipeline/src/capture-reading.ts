import { type Capture, CaptureError, CaptureStatistics, openCapture, openCaptureFile } from '@networkml/pcap';
import { type CaptureInput, STANDARD_INPUT } from './capture-input.js';

/** How far a capture could be read. */
export type CaptureStatus =
  /** To its end. */
  | 'complete'
  /** Up to where it is cut off or damaged. */
  | 'truncated'
  /** Not at all. */
  | 'failed';

/** What is to be known of the reading of a capture. */
export interface CaptureReading {
  readonly path: string;
  /** Name within what was given: the path inside a folder, the base name of a file. */
  readonly name: string;
  readonly status: CaptureStatus;
  /** Why and where reading ended early; null if it did not. */
  readonly error: CaptureError | null;
  readonly statistics: CaptureStatistics;
}

/** Opens an input: a capture, or why it cannot be opened; undefined for a file of a folder that is no capture. */
export async function openInput({ path, found }: CaptureInput): Promise<Capture | CaptureError | undefined> {
  try {
    if (path === STANDARD_INPUT) return await openCapture(process.stdin, { path: 'standard input' });
    return await openCaptureFile(path);
  } catch (error) {
    if (!(error instanceof CaptureError)) throw error;
    return found && isNoCapture(error) ? undefined : error;
  }
}

/** What came of an input that was opened, and if it is a capture, read to its end. */
export function readingOf({ path, name }: CaptureInput, opened: Capture | CaptureError): CaptureReading {
  if (opened instanceof CaptureError) {
    return { path, name, status: 'failed', error: opened, statistics: new CaptureStatistics() };
  }
  const { damage, statistics } = opened;
  return {
    path,
    name,
    status: damage === undefined ? 'complete' : 'truncated',
    error: damage ?? null,
    statistics,
  };
}

function isNoCapture({ code }: CaptureError): boolean {
  return code === 'unknown-format' || code === 'empty';
}
