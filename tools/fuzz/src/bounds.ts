import { LawViolation } from './law-violation.js';

const MICROSECONDS_PER_MILLISECOND = 1000;
/** Garbage collection and compilation happen in any case, however short. */
const FIXED_MILLISECONDS = 50;
const MICROSECONDS_PER_BYTE = 2;
const ATTEMPTS = 3;
const BYTES_PER_KILOBYTE = 1024;

/** Most memory above what the process had before, in bytes. */
export const MEMORY_LIMIT = 64 * 1024 * 1024;

/**
 * Does something and checks that it takes time no more than linear in the bytes that it says it went through. What
 * seems too slow is done again, since a busy machine is slow too; what counts is the fastest attempt.
 *
 * @throws LawViolation if it takes longer
 */
export async function inLinearTime<T extends { readonly bytesRead: number }>(
  work: () => Promise<T>,
): Promise<T> {
  let fastest = Number.POSITIVE_INFINITY;
  for (let attempt = 1; ; attempt++) {
    const start = process.cpuUsage();
    const result = await work();
    const { user, system } = process.cpuUsage(start);
    fastest = Math.min(fastest, (user + system) / MICROSECONDS_PER_MILLISECOND);
    const { bytesRead } = result;
    const limit = FIXED_MILLISECONDS + (MICROSECONDS_PER_BYTE * bytesRead) / MICROSECONDS_PER_MILLISECOND;
    if (fastest <= limit) return result;
    if (attempt === ATTEMPTS) {
      throw new LawViolation('linear time', `${fastest} ms for ${bytesRead} bytes, at most ${limit} ms`);
    }
  }
}

/** Watches how far the memory of this process has ever risen above what it had when the watch began. */
export class MemoryWatch {
  readonly #start = peakMemory();
  #reported = this.#start;

  /** Greatest rise so far, in bytes. */
  get rise(): number {
    return peakMemory() - this.#start;
  }

  /**
   * Checks the rise since the last violation, so that each is told once.
   *
   * @throws LawViolation if it is above {@link MEMORY_LIMIT}
   */
  check(): void {
    const peak = peakMemory();
    const rise = peak - this.#reported;
    if (rise <= MEMORY_LIMIT) return;
    this.#reported = peak;
    throw new LawViolation('bounded memory', `${rise} bytes more than before`);
  }
}

/** The most memory that this process has ever had resident, in bytes. */
function peakMemory(): number {
  return process.resourceUsage().maxRSS * BYTES_PER_KILOBYTE;
}
