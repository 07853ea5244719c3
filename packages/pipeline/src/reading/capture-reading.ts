import type { CaptureError, CaptureStatistics } from '@networkml/pcap';

/** How far a capture could be read. */
export type CaptureStatus =
  /** To its end. */
  | 'complete'
  /** Up to where it is cut off or damaged. */
  | 'truncated'
  /** Not at all. */
  | 'failed';

/** The numbers of `CaptureStatistics`. */
export type CaptureTotals = Readonly<
  Pick<
    CaptureStatistics,
    | 'read'
    | 'wireBytes'
    | 'capturedBytes'
    | 'decoded'
    | 'skipped'
    | 'linkTypes'
    | 'firstTime'
    | 'lastTime'
    | 'duration'
  >
>;

/** What is to be known of the reading of a capture. */
export interface CaptureReading {
  readonly path: string;
  /** Name within what was given: the path inside a folder, the base name of a file. */
  readonly name: string;
  readonly status: CaptureStatus;
  /** Why and where reading ended early; null if it did not. */
  readonly error: CaptureError | null;
  readonly statistics: CaptureTotals;
}
