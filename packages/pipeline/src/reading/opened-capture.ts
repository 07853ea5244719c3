import { Capture, CaptureError, type CaptureSource, CaptureStatistics, openCapture } from '@networkml/pcap';
import type { CaptureReading } from './capture-reading.js';

/** How a capture is called. */
export interface CaptureName {
  /** Path, or whatever tells it from others. */
  readonly path: string;
  /** Name within what was given: the path inside a folder, the base name of a file. */
  readonly name: string;
}

/** A capture that is open, or why it cannot be read. */
export class OpenedCapture {
  readonly path: string;
  readonly name: string;

  /** @param opened the capture, or why it cannot be read at all */
  constructor(
    { path, name }: CaptureName,
    private readonly opened: Capture | CaptureError,
  ) {
    this.path = path;
    this.name = name;
  }

  /** The capture; undefined if it cannot be read at all. */
  get capture(): Capture | undefined {
    return this.opened instanceof Capture ? this.opened : undefined;
  }

  /** How far it was read and what it holds, to be asked once its packets have been read. */
  reading(): CaptureReading {
    const { path, name } = this;
    if (this.opened instanceof CaptureError) {
      return { path, name, status: 'failed', error: this.opened, statistics: new CaptureStatistics() };
    }
    const { damage, statistics } = this.opened;
    const status = damage === undefined ? 'complete' : 'truncated';
    return { path, name, status, error: damage ?? null, statistics };
  }
}

/**
 * Opens bytes, a `File` or a stream as a capture. What is none, or cannot be read, is opened as one that failed.
 *
 * @param name what it is called in results
 */
export async function openSource(source: CaptureSource, name: string): Promise<OpenedCapture> {
  return openedAs({ path: name, name }, () => openCapture(source, { path: name }));
}

/** What opening gives, or the reason why it cannot be read. Any other error is thrown. */
export async function openedAs(name: CaptureName, open: () => Promise<Capture>): Promise<OpenedCapture> {
  try {
    return new OpenedCapture(name, await open());
  } catch (error) {
    if (!(error instanceof CaptureError)) throw error;
    return new OpenedCapture(name, error);
  }
}
