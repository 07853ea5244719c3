import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Bytes that the process has resident: right where the process does nothing else, before or after. */
export function residentMemory(): number {
  return process.memoryUsage.rss();
}

/**
 * Bytes of all objects and buffers, among them those that nothing refers to any more. Unlike the resident memory it does
 * not tell of what the process used before, so it can be measured time and again in one process.
 */
export function objectMemory(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Lets go of everything that nothing refers to any more. */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
}
