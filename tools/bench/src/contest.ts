/** Something whose time is taken. */
export interface Contestant {
  readonly name: string;
  /** Does all of the work once. */
  readonly run: () => unknown;
}

/** How long a contestant took. */
export interface Standing {
  readonly name: string;
  /** Median of the rounds, milliseconds. */
  readonly median: number;
  /** Half of the range of its times, as a fraction of the median. */
  readonly spread: number;
}

/**
 * Takes the time of contestants that take turns, so that a busy moment hits all alike; a round before the first warms
 * them up and does not count.
 *
 * @param rounds how often each has its turn, at least 1
 * @returns the standings in the order of the contestants
 */
export async function takeTurns(contestants: readonly Contestant[], rounds: number): Promise<Standing[]> {
  const times = contestants.map((): number[] => []);
  for (let round = 0; round <= rounds; round++) {
    for (const [i, contestant] of contestants.entries()) {
      const time = await timeOf(contestant);
      if (round > 0) times[i].push(time);
    }
  }
  return contestants.map(({ name }, i) => ({ name, median: median(times[i]), spread: spread(times[i]) }));
}

async function timeOf({ run }: Contestant): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

/**
 * How many times as long as the second contestant the first one took.
 *
 * @throws Error if one of them did not take part
 */
export function timeRatio(standings: readonly Standing[], first: string, second: string): number {
  return medianTime(standings, first) / medianTime(standings, second);
}

/**
 * Median time of a contestant, milliseconds.
 *
 * @throws Error if it did not take part
 */
export function medianTime(standings: readonly Standing[], name: string): number {
  const standing = standings.find((each) => each.name === name);
  if (standing === undefined) throw new Error(`${name} did not take part`);
  return standing.median;
}

/** A contestant's name and time, in columns. */
export function standingText({ name, median, spread }: Standing): string {
  const percent = (spread * 100).toFixed(0).padStart(3);
  return `${name.padEnd(48)} ${median.toFixed(1).padStart(8)} ms ±${percent} %`;
}

/** The middle one of an odd number of values; of an even number, the upper one of the two in the middle. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

function spread(values: readonly number[]): number {
  return (Math.max(...values) - Math.min(...values)) / 2 / median(values);
}
