/** Nanoseconds of a second. */
export const NANOSECONDS_PER_SECOND = 1_000_000_000;

/** A difference of times as a number of seconds, correctly rounded below 104 days (2^53 nanoseconds). */
export function durationInSeconds(seconds: number, nanoseconds: number): number {
  const total = seconds * NANOSECONDS_PER_SECOND + nanoseconds;
  return Number.isSafeInteger(total)
    ? total / NANOSECONDS_PER_SECOND
    : seconds + nanoseconds / NANOSECONDS_PER_SECOND;
}
