/** What the command's exit code tells. */
export const ExitCode = {
  /** All input was read. */
  ok: 0,
  /** There is no result. */
  noResult: 1,
  /** The command was called wrongly. */
  usage: 2,
  /** There are results, but some input was damaged or unreadable. */
  damagedInput: 3,
  /** SIGINT ended the reading of a stream; the results are of what was read (128 + 2, as shells have it). */
  interrupted: 130,
  /** Likewise for SIGTERM (128 + 15). */
  terminated: 143,
} as const;

/** One of the exit codes. */
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];
