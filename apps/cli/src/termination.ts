import { STANDARD_INPUT } from '@networkml/pipeline/node';
import { ExitCode } from './exit-code.js';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** What has to be done before a signal ends the process. */
const cleanUps = new Set<() => void>();
/** The reading that the first signal ends instead of the process. */
let stoppable: { readonly controller: AbortController; signal?: NodeJS.Signals } | undefined;

/** Has something cleaned up if a signal ends the process. */
export function cleanUpOnTermination(cleanUp: () => void): { forget(): void } {
  cleanUps.add(cleanUp);
  listen();
  return {
    forget: () => {
      cleanUps.delete(cleanUp);
      listen();
    },
  };
}

/**
 * Does work that reads a stream without an end, such as a live capture. The first SIGINT or SIGTERM ends the reading,
 * and what was read is answered; the next one ends the process.
 *
 * @param work given the signal that ends the reading
 * @returns the exit code of the work, or the one that tells of the signal
 */
async function stoppableReading(work: (stop: AbortSignal) => Promise<ExitCode>): Promise<ExitCode> {
  const reading = { controller: new AbortController() };
  stoppable = reading;
  listen();
  try {
    const exitCode = await work(reading.controller.signal);
    return exitCode === ExitCode.noResult ? exitCode : (exitCodeOf(stoppable) ?? exitCode);
  } finally {
    stoppable = undefined;
    listen();
  }
}

/** Answers for captures: standard input may be stopped, see {@link stoppableReading}; files end by themselves. */
export async function answered(
  paths: readonly string[],
  work: (stop: AbortSignal | undefined) => Promise<ExitCode>,
): Promise<ExitCode> {
  return paths.includes(STANDARD_INPUT) ? stoppableReading(work) : work(undefined);
}

function exitCodeOf(reading: typeof stoppable): ExitCode | undefined {
  if (reading?.signal === 'SIGINT') return ExitCode.interrupted;
  return reading?.signal === undefined ? undefined : ExitCode.terminated;
}

/** Signals are listened to only while there is something to do about them. */
function listen(): void {
  const isNeeded = stoppable !== undefined || cleanUps.size > 0;
  for (const signal of SIGNALS) {
    process.off(signal, onSignal);
    if (isNeeded) process.on(signal, onSignal);
  }
}

function onSignal(signal: NodeJS.Signals): void {
  if (stoppable !== undefined && stoppable.signal === undefined) {
    stoppable.signal = signal;
    stoppable.controller.abort();
    return;
  }
  for (const cleanUp of cleanUps) cleanUp();
  cleanUps.clear();
  stoppable = undefined;
  listen();
  // Now that nobody listens, the signal ends the process as it does others.
  process.kill(process.pid, signal);
}
